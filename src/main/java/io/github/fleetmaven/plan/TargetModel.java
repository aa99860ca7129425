package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What each instance of a target should be, as far as instances can be compared with it.
 *
 * @param image the image reference; empty members where there is nothing to compare
 * @param size the VM size; empty where there is nothing to compare
 * @param extensions what each instance should carry, public properties only
 * @param declared names of extensions that the pom asks for, in lower case: a handler of theirs
 *     that failed is a difference
 * @param absent names of extensions that no instance may carry, in lower case
 */
public record TargetModel(
    Value.Obj image,
    Optional<String> size,
    List<ObservedExtension> extensions,
    Set<String> declared,
    Set<String> absent) {
  public TargetModel {
    extensions = List.copyOf(extensions);
    declared = lowerCase(declared);
    absent = lowerCase(absent);
  }

  /** A model all of whose extensions are asked for. */
  public TargetModel(Value.Obj image, Optional<String> size, List<ObservedExtension> extensions) {
    this(
        image,
        size,
        extensions,
        extensions.stream().map(ObservedExtension::name).collect(Collectors.toSet()),
        Set.of());
  }

  /** Returns the model of a scale set as the cloud shows it, all of its extensions asked for. */
  public static TargetModel of(ObservedScaleSet set) {
    return new TargetModel(ImageDecision.shown(set), set.size(), set.extensions());
  }

  /** Returns a copy with other definitions of the extensions. */
  public TargetModel withExtensions(List<ObservedExtension> others) {
    return new TargetModel(image, size, others, declared, absent);
  }

  /** Returns the extension of that name. */
  public Optional<ObservedExtension> extension(String name) {
    return extensions.stream().filter(e -> e.name().equalsIgnoreCase(name)).findFirst();
  }

  /** Tells whether the pom asks for the extension. */
  boolean declares(String extension) {
    return declared.contains(extension.toLowerCase(Locale.ROOT));
  }

  /** Tells whether no instance may carry the extension. */
  boolean forbids(String extension) {
    return absent.contains(extension.toLowerCase(Locale.ROOT));
  }

  private static Set<String> lowerCase(Set<String> names) {
    return names.stream()
        .map(n -> n.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }
}
