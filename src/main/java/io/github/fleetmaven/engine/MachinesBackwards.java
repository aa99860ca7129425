package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.model.ObservedMachine;
import io.github.fleetmaven.model.ObservedTarget;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.plan.Work;
import java.util.Optional;

/** Rolls virtual machines back, each by steps of its own. For one target. */
final class MachinesBackwards implements Backwards {

  private final RunContext context;
  private final OperationWaiter waiter;
  private final ExtensionRenderer renderer;
  private final Parallel parallel;
  private final String target;
  private final Work.MachinesWork forward;
  private final Hold hold;

  MachinesBackwards(
      RunContext context,
      OperationWaiter waiter,
      ExtensionRenderer renderer,
      Parallel parallel,
      String target,
      Work.MachinesWork forward,
      Hold hold) {
    this.context = context;
    this.waiter = waiter;
    this.renderer = renderer;
    this.parallel = parallel;
    this.target = target;
    this.forward = forward;
    this.hold = hold;
  }

  @Override
  public Gate gate() {
    return hold.gate();
  }

  @Override
  public ObservedTarget observe() {
    return new ObservedTarget.Machines(
        parallel.map(forward.machines(), m -> read(m.observed())).stream()
            .flatMap(Optional::stream)
            .toList());
  }

  @Override
  public Members putBack(TargetPlan back) {
    return new MachineMembers(
        context, waiter, renderer, parallel, target, (Work.MachinesWork) back.work());
  }

  private Optional<ObservedMachine> read(ObservedMachine before) {
    try {
      ObservedMachine now = context.cloud().readMachine(before.id());
      return Optional.of(now.withInstance(now.instance().withId(before.instance().id())));
    } catch (CloudException e) {
      if (e.error().kind() == CloudError.Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
