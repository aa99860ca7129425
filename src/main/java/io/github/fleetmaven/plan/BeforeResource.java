package io.github.fleetmaven.plan;

import java.util.List;
import java.util.Optional;

/**
 * What a scale set or a machine was before a run wrote it.
 *
 * @param id the resource id
 * @param name the name of the machine, or of the scale set
 * @param extensions those that the run was to change, and no other
 */
public record BeforeResource(
    String id, String name, BeforeImage image, List<BeforeExtension> extensions) {

  public BeforeResource {
    extensions = List.copyOf(extensions);
  }

  /** Tells whether nothing was to change. */
  boolean isEmpty() {
    return image.planned().isEmpty() && extensions.isEmpty();
  }

  Optional<BeforeExtension> extension(String wanted) {
    return extensions.stream().filter(e -> e.name().equalsIgnoreCase(wanted)).findFirst();
  }
}
