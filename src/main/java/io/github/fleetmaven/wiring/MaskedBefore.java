package io.github.fleetmaven.wiring;

import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.plan.Before;
import io.github.fleetmaven.plan.BeforeExtension;
import io.github.fleetmaven.plan.BeforeResource;
import io.github.fleetmaven.plan.BeforeTarget;
import java.util.function.UnaryOperator;

/**
 * Clears what was there before of secrets: a cloud may show in the clear what a pom has made a
 * secret since. What is masked can't be put back from the file, and is marked so. Pure.
 */
final class MaskedBefore {

  private final UnaryOperator<String> mask;

  private MaskedBefore(UnaryOperator<String> mask) {
    this.mask = mask;
  }

  static Before of(Before before, UnaryOperator<String> mask) {
    MaskedBefore masked = new MaskedBefore(mask);
    return new Before(before.cloud(), before.targets().stream().map(masked::target).toList());
  }

  private BeforeTarget target(BeforeTarget t) {
    return new BeforeTarget(
        t.id(), t.kind(), t.name(), t.resources().stream().map(this::resource).toList());
  }

  private BeforeResource resource(BeforeResource r) {
    return new BeforeResource(
        r.id(), r.name(), r.image(), r.extensions().stream().map(this::extension).toList());
  }

  private BeforeExtension extension(BeforeExtension e) {
    if (!(e.earlier() instanceof BeforeExtension.Defined defined)) {
      return e;
    }
    Value.Obj properties = (Value.Obj) MaskedValue.of(defined.properties(), mask);
    boolean whole = defined.whole() && properties.equals(defined.properties());
    return new BeforeExtension(
        e.name(), new BeforeExtension.Defined(properties, whole), e.planned());
  }
}
