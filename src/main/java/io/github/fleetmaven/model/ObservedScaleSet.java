package io.github.fleetmaven.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The model of a scale set as a cloud shows it.
 *
 * @param etag its version, for If-Match
 * @param upgradeMode the mode of its upgrade policy
 * @param automaticOsUpgrade whether the cloud upgrades the OS image by itself
 * @param os the operating system of its instances, where the model shows one
 * @param image the image reference of the model; empty members where it has none
 * @param unmanagedImageUri the URI of an unmanaged custom image, where the model has one
 * @param size the VM size of the model, its {@code sku.name}
 * @param capacity how many instances it should have
 * @param extensions the extensions of the model, whole and in order
 * @param tags all its tags
 * @param extensionsTimeBudget how long its extensions may take in all; PT15M to PT2H
 * @param raw the whole answer, for what this version of the plugin doesn't know
 */
public record ObservedScaleSet(
    ResourceId id,
    String location,
    Optional<String> etag,
    String provisioningState,
    Orchestration orchestration,
    UpgradeMode upgradeMode,
    boolean automaticOsUpgrade,
    Optional<OsType> os,
    Value.Obj image,
    Optional<String> unmanagedImageUri,
    Optional<String> size,
    int capacity,
    List<ObservedExtension> extensions,
    Map<String, String> tags,
    Duration extensionsTimeBudget,
    Value.Obj raw) {

  public ObservedScaleSet {
    extensions = List.copyOf(extensions);
    tags = Map.copyOf(tags);
  }

  /** Returns the extension of that name. */
  public Optional<ObservedExtension> extension(String name) {
    return extensions.stream().filter(e -> e.name().equalsIgnoreCase(name)).findFirst();
  }

  /** How a set keeps its instances. */
  public enum Orchestration {
    UNIFORM,
    FLEXIBLE
  }

  /** What happens to the instances when the model changes. */
  public enum UpgradeMode {
    MANUAL,
    AUTOMATIC,
    ROLLING
  }
}
