package io.github.fleetmaven.simulator.throttle;

import io.github.fleetmaven.simulator.throttle.Policy.Machines;
import io.github.fleetmaven.simulator.throttle.Policy.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * By which policy Compute counts a request, as the rate-limit headers of recorded answers say.
 * Galleries, disks and the catalogue have windows of 3 and 30 minutes there, which aren't kept.
 * Stateless.
 */
final class Policies {

  private static final Set<String> WHOLE_SET =
      Set.of("osrollingupgrade", "extensionrollingupgrade", "setorchestrationservicestate");

  private static final Set<String> STOPPING = Set.of("deallocate", "poweroff");

  private Policies() {}

  /**
   * Returns the policy of a request.
   *
   * @param method its method
   * @param below the segments of its path below the provider, in lower case
   */
  static Optional<Policy> of(String method, List<String> below) {
    boolean read = method.equals("GET") || method.equals("HEAD");
    return switch (below.get(0)) {
      case "virtualmachinescalesets" -> Optional.of(ofSets(method, read, below));
      case "virtualmachines" -> Optional.of(ofMachines(method, read, below));
      case "locations" ->
          below.size() > 2 && below.get(2).equals("operations")
              ? Optional.of(
                  new Policy("GetOperation", Scope.RESOURCE_AND_SUBSCRIPTION, Machines.NOTHING))
              : Optional.empty();
      case "images" -> ofImages(method, read);
      case "proximityplacementgroups" ->
          Optional.of(Policy.ofSubscription(read ? "HighCostGet" : "PutDeletePPG"));
      default -> Optional.empty();
    };
  }

  private static Policy ofSets(String method, boolean read, List<String> below) {
    if (below.size() < 2) {
      return Policy.ofSubscription("HighCostGetVMScaleSet");
    }
    String child = below.size() < 3 ? "" : below.get(2);
    if (child.equals("virtualmachines") && below.size() > 3) {
      return ofInstances(method, read, below.subList(4, below.size()));
    }
    if (read) {
      return switch (child) {
        case "virtualmachines" -> Policy.of("HighCostGetVMScaleSet").with(Machines.VIEWS);
        case "instanceview" -> Policy.of("HighCostGetVMScaleSet");
        default -> Policy.of("GetVMScaleSet");
      };
    }
    return child.isEmpty() ? ofSet(method) : ofAction(child);
  }

  private static Policy ofSet(String method) {
    String limit =
        switch (method) {
          case "PUT" -> "CreateVMScaleSet";
          case "DELETE" -> "DeleteVMScaleSet";
          default -> "VMScaleSetActions";
        };
    return Policy.of(limit).with(Machines.REQUESTS);
  }

  /** What is done to some instances is counted for the subscription only. */
  private static Policy ofAction(String name) {
    boolean ofSet =
        name.equals("extensions") || name.equals("rollingupgrades") || WHOLE_SET.contains(name);
    if (ofSet) {
      boolean later = name.equals("osrollingupgrade");
      return Policy.of("VMScaleSetActions").with(later ? Machines.LATER : Machines.REQUESTS);
    }
    String limit = STOPPING.contains(name) ? "DeleteVMScaleSet" : "VMScaleSetActions";
    return Policy.ofSubscription(limit).with(Machines.REQUESTS);
  }

  private static Policy ofInstances(String method, boolean read, List<String> below) {
    String child = below.isEmpty() ? "" : below.get(0);
    if (read) {
      Policy policy = Policy.of("GetVMScaleSetVM");
      return child.isEmpty() || child.equals("instanceview") ? policy.with(Machines.VIEWS) : policy;
    }
    boolean stops = method.equals("DELETE") || STOPPING.contains(child);
    return Policy.of(stops ? "DeleteVMScaleSetVM" : "VMScaleSetVMActions").with(Machines.REQUESTS);
  }

  private static Policy ofMachines(String method, boolean read, List<String> below) {
    if (below.size() < 2) {
      return Policy.ofSubscription("HighCostGet");
    }
    if (read) {
      return Policy.of("LowCostGet");
    }
    String child = below.size() < 3 ? "" : below.get(2);
    if (child.equals("deallocate") || (child.isEmpty() && method.equals("DELETE"))) {
      return Policy.of("DeleteVM");
    }
    return Policy.of(child.isEmpty() ? "PutVM" : "UpdateVM");
  }

  private static Optional<Policy> ofImages(String method, boolean read) {
    if (read) {
      return Optional.of(Policy.ofSubscription("GetImages"));
    }
    return method.equals("PUT")
        ? Optional.of(Policy.ofSubscription("CreateImages"))
        : Optional.empty();
  }
}
