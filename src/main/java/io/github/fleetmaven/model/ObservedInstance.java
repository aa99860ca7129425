package io.github.fleetmaven.model;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An instance of a scale set, or a virtual machine, as a cloud shows it.
 *
 * @param id what the cloud calls it in its set: the instance id of a Uniform set, the name of a
 *     member of a Flexible set, the name of a virtual machine
 * @param resourceId its full resource id, as the cloud writes it
 * @param latestModelApplied the cloud's own flag; empty where it has none (Flexible, virtual
 *     machines). False means "compare", not "outdated"
 * @param provisioningState as {@code Succeeded}
 * @param agentReady whether the VM agent reports ready; false when nothing is known of it
 * @param health what a health extension or probe says; empty where there is none
 * @param protectedFromScaleSetActions whether operations on the set leave it out
 * @param image its image reference; empty members where it has none
 * @param size the VM size, as {@code Standard_HB120rs_v3}
 * @param extensions what it carries, as the cloud defines them
 * @param handlers what its handlers report
 */
public record ObservedInstance(
    String id,
    String resourceId,
    Optional<Boolean> latestModelApplied,
    String provisioningState,
    PowerState power,
    boolean agentReady,
    Optional<Health> health,
    Optional<String> zone,
    Optional<Integer> faultDomain,
    Optional<Integer> updateDomain,
    boolean protectedFromScaleSetActions,
    Value.Obj image,
    Optional<String> size,
    List<ObservedExtension> extensions,
    List<HandlerStatus> handlers) {

  private static final Pattern UNIFORM =
      Pattern.compile(
          ".*/virtualMachineScaleSets/([^/]+)/virtualMachines/([^/]+)", Pattern.CASE_INSENSITIVE);

  public ObservedInstance {
    extensions = List.copyOf(extensions);
    handlers = List.copyOf(handlers);
  }

  /**
   * Returns the name of the virtual machine. Azure names an instance of a Uniform set after the set
   * and its id, as {@code myVMSS_7}.
   */
  public String vmName() {
    Matcher uniform = UNIFORM.matcher(resourceId);
    return uniform.matches() ? uniform.group(1) + "_" + uniform.group(2) : id;
  }

  /** Returns what the handler of the extension of that name reports. */
  public Optional<HandlerStatus> handler(String name) {
    return handlers.stream().filter(h -> h.name().equalsIgnoreCase(name)).findFirst();
  }

  /** Returns the definition of the extension of that name. */
  public Optional<ObservedExtension> extension(String name) {
    return extensions.stream().filter(e -> e.name().equalsIgnoreCase(name)).findFirst();
  }

  /** Returns a copy that is called something else. */
  public ObservedInstance withId(String other) {
    return new ObservedInstance(
        other,
        resourceId,
        latestModelApplied,
        provisioningState,
        power,
        agentReady,
        health,
        zone,
        faultDomain,
        updateDomain,
        protectedFromScaleSetActions,
        image,
        size,
        extensions,
        handlers);
  }

  /** Returns a copy whose handlers report that. */
  public ObservedInstance withHandlers(List<HandlerStatus> reports) {
    return new ObservedInstance(
        id,
        resourceId,
        latestModelApplied,
        provisioningState,
        power,
        agentReady,
        health,
        zone,
        faultDomain,
        updateDomain,
        protectedFromScaleSetActions,
        image,
        size,
        extensions,
        reports);
  }
}
