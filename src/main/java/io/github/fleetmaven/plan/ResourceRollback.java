package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.ResourceId;
import io.github.fleetmaven.model.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a scale set or a machine becomes what it was.
 *
 * @param before what it was
 * @param image what becomes of its image
 * @param extensions what becomes of each extension that was changed, in the order of {@code before}
 * @param present all extensions as they are
 */
record ResourceRollback(
    BeforeResource before,
    ImageDecision image,
    List<Restored> extensions,
    List<ObservedExtension> present) {

  ResourceRollback {
    extensions = List.copyOf(extensions);
    present = List.copyOf(present);
  }

  static ResourceRollback of(
      BeforeResource before,
      Value.Obj imageNow,
      List<ObservedExtension> present,
      Restorer restorer) {
    List<Restored> restored =
        before.extensions().stream()
            .map(e -> restorer.restore(e, find(present, e.name())))
            .toList();
    return new ResourceRollback(
        before, ImageDecision.back(imageNow, before.image()), restored, present);
  }

  List<ExtensionDecision> decisions() {
    return extensions.stream().map(Restored::decision).toList();
  }

  /** Returns what has to be in the place for content. */
  List<ContentNeed> needs(ResourceId resource) {
    return decisions().stream().flatMap(d -> d.need(resource.path()).stream()).toList();
  }

  /** Returns all extensions as they will be. */
  List<ObservedExtension> after() {
    return new ModelExtensions(present, decisions()).after();
  }

  /** Returns the whole list of a write; empty when no extension changes. */
  Optional<List<ExtensionStep>> steps() {
    boolean none = decisions().stream().allMatch(d -> d.action().isEmpty());
    return none ? Optional.empty() : Optional.of(new ModelExtensions(present, decisions()).steps());
  }

  /** Returns what instances should be, of whose extensions those that are left don't count. */
  TargetModel model(Optional<String> size) {
    return new TargetModel(
        image.then(), size, after(), names(r -> !r.isLeft()), names(r -> r.decision().removes()));
  }

  /** Tells whether a difference is about something that is put back, or is so already. */
  boolean isPutBack(Difference difference) {
    return isImage(difference)
        || extensions.stream()
            .anyMatch(r -> !r.isLeft() && isAbout(difference, r.decision().name()));
  }

  /** Tells whether the run that is undone accounts for a difference. */
  boolean isKnown(Difference difference) {
    return isImage(difference)
        || extensions.stream().anyMatch(r -> isAbout(difference, r.decision().name()));
  }

  /** Returns why extensions are left as they are, by their names. */
  Map<String, String> left() {
    Map<String, String> left = new LinkedHashMap<>();
    extensions.forEach(r -> r.left().ifPresent(why -> left.put(r.decision().name(), why)));
    return left;
  }

  private boolean isImage(Difference difference) {
    return difference.isAbout(Difference.IMAGE) && before.image().planned().isPresent();
  }

  private static boolean isAbout(Difference difference, String extension) {
    return difference.isAbout(Difference.extension(extension));
  }

  private Set<String> names(java.util.function.Predicate<Restored> which) {
    return extensions.stream()
        .filter(which)
        .map(r -> r.decision().name())
        .collect(Collectors.toSet());
  }

  private static Optional<ObservedExtension> find(List<ObservedExtension> list, String name) {
    return list.stream().filter(e -> e.name().equalsIgnoreCase(name)).findFirst();
  }
}
