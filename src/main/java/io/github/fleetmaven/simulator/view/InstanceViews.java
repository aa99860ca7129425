package io.github.fleetmaven.simulator.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.service.ExtensionLists;
import io.github.fleetmaven.simulator.service.HealthSource;
import io.github.fleetmaven.simulator.service.OsState;
import io.github.fleetmaven.simulator.service.Profiles;
import io.github.fleetmaven.simulator.store.Digests;
import io.github.fleetmaven.simulator.store.Extension;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Power;
import io.github.fleetmaven.simulator.store.Store;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What an agent and the host report of a machine. */
final class InstanceViews {

  private static final String AGENT = "2.15.0.1";
  private static final Pattern GENERATION_2 = Pattern.compile("(?i)gen2|-g2\\b");

  private final Store store;
  private final Instant now;

  InstanceViews(Store store, Instant now) {
    this.store = store;
    this.now = now;
  }

  ObjectNode of(Machine machine) {
    ObjectNode view = Json.object();
    if (machine.identity().uniform()) {
      view.put("placementGroupId", Digests.uuid(machine.identity().scaleSet() + "/placement"));
      view.put("platformUpdateDomain", machine.placement().updateDomain());
    }
    if (machine.identity().scaleSet() != null) {
      view.put("platformFaultDomain", machine.placement().faultDomain());
    }
    if (machine.power() != Power.DEALLOCATED) {
      if (machine.ready()) {
        putGuest(view, machine);
      }
      view.set("vmAgent", agent(machine));
    }
    putDisks(view, machine);
    if (machine.power() != Power.DEALLOCATED && !machine.handlers().isEmpty()) {
      ArrayNode extensions = view.putArray("extensions");
      machine.handlers().values().forEach(h -> extensions.add(ExtensionView.instanceView(h)));
    }
    putHealth(view, machine);
    view.put("hyperVGeneration", generation(machine));
    ArrayNode statuses = view.putArray("statuses");
    statuses.add(Statuses.provisioning(machine.state(), now));
    if (OsState.isGeneralized(machine)) {
      statuses.add(Statuses.of("OSState/generalized", "Info", "VM generalized"));
    }
    statuses.add(Statuses.power(machine.power()));
    return view;
  }

  private void putGuest(ObjectNode view, Machine machine) {
    JsonNode profile = Profiles.of(machine, store);
    view.put("computerName", MachineView.computerName(machine, profile));
    boolean windows = Profiles.isWindows(profile);
    JsonNode image = machine.disk().image().path("imageReference");
    String offer = image.path("offer").asText(windows ? "Windows" : "Linux");
    view.put("osName", windows ? offer : offer.toLowerCase(Locale.ROOT));
    view.put("osVersion", image.path("exactVersion").asText("1.0"));
  }

  private ObjectNode agent(Machine machine) {
    ObjectNode agent = Json.object();
    // Recorded: of a machine that is off the last report stays.
    boolean ready = machine.ready();
    agent.put("vmAgentVersion", ready ? AGENT : "Unknown");
    agent
        .putArray("statuses")
        .add(
            ready
                ? Statuses.of("ProvisioningState/succeeded", "Info", "Ready")
                    .put("message", "Guest Agent is running")
                    .put("time", Statuses.time(now))
                : Statuses.of("ProvisioningState/Unavailable", "Warning", "Not Ready")
                    .put("message", "VM status blob is found but not yet populated.")
                    .put("time", Statuses.time(now)));
    if (ready) {
      ArrayNode handlers = agent.putArray("extensionHandlers");
      machine.handlers().values().forEach(each -> handlers.add(ExtensionView.handler(each)));
    }
    return agent;
  }

  private String generation(Machine machine) {
    JsonNode profile = Profiles.of(machine, store);
    String sku = machine.disk().image().path("imageReference").path("sku").asText("");
    boolean trusted =
        profile.path("securityProfile").path("securityType").asText("").equals("TrustedLaunch");
    return trusted || GENERATION_2.matcher(sku).find() ? "V2" : "V1";
  }

  private void putDisks(ObjectNode view, Machine machine) {
    ArrayNode disks = view.putArray("disks");
    putDisk(disks, machine.diskName());
    JsonNode storage = machine.document().path("properties").path("storageProfile");
    for (JsonNode data : Json.arrayAt(storage, "dataDisks")) {
      if (data.path("name").isTextual()) {
        putDisk(disks, data.path("name").asText());
      }
    }
  }

  private void putDisk(ArrayNode disks, String name) {
    ObjectNode disk = disks.addObject().put("name", name);
    disk.putArray("statuses").add(Statuses.provisioning("succeeded", now));
  }

  private void putHealth(ObjectNode view, Machine machine) {
    Map<String, Extension> extensions = ExtensionLists.of(machine, store);
    if (machine.power() != Power.RUNNING
        || extensions.values().stream().noneMatch(HealthSource::is)) {
      return;
    }
    String health = machine.ready() ? machine.health() : "unknown";
    String name = health.substring(0, 1).toUpperCase(Locale.ROOT) + health.substring(1);
    boolean good = health.equals("healthy");
    view.putObject("vmHealth")
        .set(
            "status",
            Statuses.of(
                "HealthState/" + health,
                good ? "Info" : "Warning",
                "The VM is reporting itself as " + name + " or is known to be " + name + "."));
  }
}
