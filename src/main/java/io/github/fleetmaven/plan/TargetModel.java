package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.Value;
import java.util.List;
import java.util.Optional;

/**
 * What each instance of a target should be, as far as instances can be compared with it.
 *
 * @param image the image reference; empty members where there is nothing to compare
 * @param size the VM size; empty where there is nothing to compare
 * @param extensions what each instance should carry, public properties only
 */
public record TargetModel(
    Value.Obj image, Optional<String> size, List<ObservedExtension> extensions) {
  public TargetModel {
    extensions = List.copyOf(extensions);
  }
}
