package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.Value;
import java.util.List;
import java.util.Optional;

/**
 * Whether a plan goes on with what an earlier run began: each thing that this one was to bring is
 * there already or is planned again, and nothing else is planned for the same resource. Pure.
 *
 * @param begun what was there before the earlier run
 * @param planned what is there before the plan
 * @param work what the plan was made from
 */
record Continuation(BeforeTarget begun, BeforeTarget planned, Work work) {

  boolean holds() {
    return begun.resources().stream().allMatch(this::holds);
  }

  private boolean holds(BeforeResource old) {
    Optional<BeforeResource> now = planned.resource(old.id());
    Optional<List<ObservedExtension>> shown = extensions(old.id());
    if (shown.isEmpty()) {
      return true; // it was removed meanwhile
    }
    boolean nothingElse =
        now.map(BeforeResource::extensions).orElse(List.of()).stream()
            .allMatch(e -> old.extension(e.name()).isPresent());
    return nothingElse
        && image(old, now)
        && old.extensions().stream().allMatch(e -> extension(e, now, shown.get()));
  }

  private boolean image(BeforeResource old, Optional<BeforeResource> now) {
    Optional<Value.Obj> again = now.flatMap(n -> n.image().planned());
    if (old.image().planned().isEmpty()) {
      return again.isEmpty();
    }
    Value.Obj there =
        work instanceof Work.ScaleSetWork set
            ? ImageDecision.shown(set.observed())
            : Value.Obj.EMPTY;
    return Canonical.same(old.image().planned().get(), again.orElse(there));
  }

  private static boolean extension(
      BeforeExtension old, Optional<BeforeResource> now, List<ObservedExtension> shown) {
    Optional<BeforeExtension> again = now.flatMap(n -> n.extension(old.name()));
    if (again.isPresent()) {
      boolean begunAnew = again.get().earlier().getClass().equals(old.earlier().getClass());
      return begunAnew && again.get().planned().equals(old.planned());
    }
    return shown.stream()
        .filter(e -> e.name().equalsIgnoreCase(old.name()))
        .findFirst()
        .map(e -> ExtensionChanges.print(e, old.earlier()))
        .equals(old.planned());
  }

  private Optional<List<ObservedExtension>> extensions(String id) {
    if (work instanceof Work.ScaleSetWork set) {
      return Optional.of(set.observed().extensions());
    }
    return work instanceof Work.MachinesWork machines
        ? machines.machines().stream()
            .filter(m -> m.observed().id().path().equalsIgnoreCase(id))
            .findFirst()
            .map(m -> m.observed().instance().extensions())
        : Optional.empty();
  }
}
