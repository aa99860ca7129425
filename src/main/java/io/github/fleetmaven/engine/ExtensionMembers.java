package io.github.fleetmaven.engine;

import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.plan.TargetModel;

/** Members that are judged by the extensions, the image and the size that they should have. */
interface ExtensionMembers extends Members {

  /** Returns what a member should be. */
  TargetModel modelOf(String id);

  @Override
  default InstanceState judge(
      ObservedInstance before, ObservedInstance now, boolean operationFailed) {
    return InstanceState.of(modelOf(now.id()), before, now, operationFailed);
  }

  @Override
  default boolean isAtWork(ObservedInstance member) {
    return AtWork.isAtWork(member, modelOf(member.id()));
  }
}
