package io.github.fleetmaven.simulator.throttle;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which policy a call counts for, as recorded. Others are not limited. Stateless. */
final class Policies {

  private static final String COMPUTE = "/providers/microsoft.compute/";
  private static final String SETS = "virtualmachinescalesets";
  private static final String MACHINES = "virtualmachines";
  private static final Set<String> STOPS = Set.of("deallocate", "poweroff");

  private Policies() {}

  /**
   * A policy, and the resource of which it counts the calls.
   *
   * @param resource its path in lower case
   */
  record Counted(Policy policy, String resource) {}

  /** Returns what a call counts for. */
  static Optional<Counted> of(String method, String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    int compute = lower.indexOf(COMPUTE);
    if (compute < 0) {
      return Optional.empty();
    }
    String scope = lower.substring(0, compute);
    List<String> rest = List.of(lower.substring(compute + COMPUTE.length()).split("/"));
    return of(method, rest)
        .map(found -> new Counted(found.policy(), scope + "/" + found.resource()));
  }

  private static Optional<Counted> of(String method, List<String> rest) {
    boolean read = method.equals("GET") || method.equals("HEAD");
    if (rest.size() == 4 && rest.get(2).equals("operations")) {
      return counted(Policy.GET_OPERATION, rest, 4);
    }
    if (!Set.of(SETS, MACHINES).contains(rest.get(0))) {
      return Optional.empty();
    }
    return rest.get(0).equals(SETS) ? ofSets(method, rest, read) : ofMachines(method, rest, read);
  }

  private static Optional<Counted> ofMachines(String method, List<String> rest, boolean read) {
    if (rest.size() == 1) {
      return counted(Policy.HIGH_COST_GET, rest, 1);
    }
    if (read) {
      return counted(Policy.LOW_COST_GET, rest, 2);
    }
    boolean itself = rest.size() == 2;
    boolean deletes = itself ? method.equals("DELETE") : rest.get(2).equals("deallocate");
    if (deletes) {
      return counted(Policy.DELETE_VM, rest, 2);
    }
    return counted(itself ? Policy.PUT_VM : Policy.UPDATE_VM, rest, 2);
  }

  private static Optional<Counted> ofSets(String method, List<String> rest, boolean read) {
    if (rest.size() == 1) {
      return counted(Policy.LIST_SETS, rest, 1);
    }
    String below = rest.size() > 2 ? rest.get(2) : "";
    if (below.equals(MACHINES) && rest.size() > 3) {
      return ofInstances(method, rest, read);
    }
    if (read) {
      boolean dear = below.equals(MACHINES) || below.equals("instanceview");
      return counted(dear ? Policy.HIGH_COST_GET_SET : Policy.GET_SET, rest, 2);
    }
    if (rest.size() == 2) {
      return counted(ofSet(method), rest, 2);
    }
    if (STOPS.contains(below)) {
      return counted(Policy.STOP_INSTANCES, rest, 2);
    }
    boolean onInstances =
        Set.of("manualupgrade", "reimage", "reimageall", "restart", "redeploy", "start", "delete")
            .contains(below);
    return counted(onInstances ? Policy.INSTANCES_OF_SET : Policy.SET_ACTIONS, rest, 2);
  }

  private static Policy ofSet(String method) {
    return switch (method) {
      case "PUT" -> Policy.CREATE_SET;
      case "DELETE" -> Policy.DELETE_SET;
      default -> Policy.SET_ACTIONS;
    };
  }

  private static Optional<Counted> ofInstances(String method, List<String> rest, boolean read) {
    if (read) {
      return counted(Policy.GET_INSTANCE, rest, 4);
    }
    boolean deletes = method.equals("DELETE") || (rest.size() > 4 && STOPS.contains(rest.get(4)));
    return counted(deletes ? Policy.DELETE_INSTANCE : Policy.INSTANCE_ACTIONS, rest, 4);
  }

  private static Optional<Counted> counted(Policy policy, List<String> rest, int length) {
    return Optional.of(new Counted(policy, String.join("/", rest.subList(0, length))));
  }
}
