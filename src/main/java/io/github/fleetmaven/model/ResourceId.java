package io.github.fleetmaven.model;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of a scale set or a virtual machine in Azure. Ids are equal when they differ only in case,
 * as they are for Azure.
 *
 * @param subscriptionId the subscription's GUID
 * @param resourceGroup the resource group's name
 * @param type the resource type below {@code Microsoft.Compute}, as {@code virtualMachines}
 * @param name the resource's name
 */
public record ResourceId(String subscriptionId, String resourceGroup, String type, String name) {

  private static final String SCALE_SETS = "virtualMachineScaleSets";
  private static final String MACHINES = "virtualMachines";
  private static final Pattern PATH =
      Pattern.compile(
          "/subscriptions/([^/]+)/resourceGroups/([^/]+)/providers/Microsoft\\.Compute/([^/]+)/([^/]+)/?",
          Pattern.CASE_INSENSITIVE);

  /** Returns the id of a scale set. */
  public static ResourceId scaleSet(String subscriptionId, String resourceGroup, String name) {
    return new ResourceId(subscriptionId, resourceGroup, SCALE_SETS, name);
  }

  /** Returns the id of a virtual machine. */
  public static ResourceId virtualMachine(
      String subscriptionId, String resourceGroup, String name) {
    return new ResourceId(subscriptionId, resourceGroup, MACHINES, name);
  }

  /** Reads an id; empty when the text is not the id of a resource of Microsoft.Compute. */
  public static Optional<ResourceId> parse(String path) {
    Matcher m = PATH.matcher(path);
    return m.matches()
        ? Optional.of(new ResourceId(m.group(1), m.group(2), m.group(3), m.group(4)))
        : Optional.empty();
  }

  /** Tells whether this is the id of a scale set. */
  public boolean isScaleSet() {
    return type.equalsIgnoreCase(SCALE_SETS);
  }

  /** Returns the id as Azure writes it. */
  public String path() {
    return "/subscriptions/%s/resourceGroups/%s/providers/Microsoft.Compute/%s/%s"
        .formatted(subscriptionId, resourceGroup, type, name);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ResourceId that && path().equalsIgnoreCase(that.path());
  }

  @Override
  public int hashCode() {
    return path().toLowerCase(Locale.ROOT).hashCode();
  }

  @Override
  public String toString() {
    return path();
  }
}
