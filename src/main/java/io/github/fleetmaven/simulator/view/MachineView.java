package io.github.fleetmaven.simulator.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.service.Etags;
import io.github.fleetmaven.simulator.service.ExtensionLists;
import io.github.fleetmaven.simulator.service.OsState;
import io.github.fleetmaven.simulator.store.Extension;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Power;
import io.github.fleetmaven.simulator.store.ResourceId;
import io.github.fleetmaven.simulator.store.ScaleSet;
import io.github.fleetmaven.simulator.store.Secrets;
import io.github.fleetmaven.simulator.store.Store;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Virtual machines and instances as the wire shows them, at one instant. */
public final class MachineView {

  private static final int COMPUTER_DIGITS = 6;

  private final Store store;
  private final InstanceViews instanceViews;

  /**
   * @param store where the machines are
   * @param now the time that statuses carry
   */
  public MachineView(Store store, Instant now) {
    this.store = store;
    this.instanceViews = new InstanceViews(store, now);
  }

  /** Returns the instance view of a machine. */
  public ObjectNode instanceView(Machine machine) {
    return instanceViews.of(machine);
  }

  /** Returns a virtual machine. */
  public ObjectNode machine(Machine machine, boolean withInstanceView) {
    ObjectNode result = Json.object();
    result.put("name", machine.identity().name());
    result.put("id", machine.identity().id());
    result.put("type", "Microsoft.Compute/virtualMachines");
    ObjectNode document = Secrets.visible(machine.document());
    OsState.hide(document);
    result.setAll(document);
    ObjectNode properties = Json.objectAt(document, "properties");
    ObjectNode hardware = Json.objectAt(properties, "hardwareProfile");
    properties.set("hardwareProfile", hardware.put("vmSize", machine.size()));
    properties.put("provisioningState", machine.state());
    properties.put("vmId", machine.identity().vmId());
    if (properties.path("osProfile") instanceof ObjectNode os && os.has("computerNamePrefix")) {
      os.put("computerName", computerName(machine, properties)).remove("computerNamePrefix");
    }
    putStorage(properties, machine);
    putInterfaces(properties);
    hideDisks(properties.path("storageProfile"), machine);
    if (machine.identity().scaleSet() != null) {
      properties.put("platformFaultDomain", machine.placement().faultDomain());
    }
    if (withInstanceView) {
      properties.set("instanceView", instanceViews.of(machine));
    }
    properties.put("timeCreated", Statuses.time(machine.identity().created()));
    result.set("properties", properties);
    putExtensions(result, machine, document.path("location").asText());
    return result.put("etag", Etags.of(machine.etag()));
  }

  /** No machine is without a list of them, and clients go through it; it may be empty here. */
  private static void putInterfaces(ObjectNode properties) {
    ObjectNode network = Json.objectAt(properties, "networkProfile");
    if (!network.has("networkInterfaces")) {
      network.putArray("networkInterfaces");
    }
    properties.set("networkProfile", network);
  }

  /** Returns an instance of a Uniform scale set. */
  public ObjectNode instance(ScaleSet set, Machine machine, boolean withInstanceView) {
    JsonNode profile = set.modelOf(machine.model()).profile();
    ObjectNode result = Json.object();
    result.put("name", machine.identity().name());
    result.put("id", machine.identity().id());
    result.put("type", "Microsoft.Compute/virtualMachineScaleSets/virtualMachines");
    String location = set.document().path("location").asText();
    result.put("location", location);
    if (set.document().has("tags")) {
      result.set("tags", Json.objectAt(set.document(), "tags"));
    }
    result.put("instanceId", machine.identity().instanceId());
    result.putObject("sku").put("name", machine.size()).put("tier", "Standard");
    if (machine.placement().zone() != null) {
      result.putArray("zones").add(machine.placement().zone());
    }
    result.set("properties", properties(set, machine, profile, withInstanceView));
    putExtensions(result, machine, location);
    return result.put("etag", Etags.of(machine.etag()));
  }

  /** Returns a virtual machine with little beside its instance view. */
  public ObjectNode status(Machine machine) {
    ObjectNode result = Json.object();
    result.put("name", machine.identity().name());
    result.put("id", machine.identity().id());
    result.put("type", "Microsoft.Compute/virtualMachines");
    result.put("location", machine.document().path("location").asText());
    ObjectNode properties = result.putObject("properties");
    properties.put("vmId", machine.identity().vmId());
    properties.put("provisioningState", machine.state());
    properties.set("instanceView", instanceViews.of(machine));
    return result;
  }

  /**
   * Returns an instance with little beside its instance view.
   *
   * @param statuses whether that has its statuses only
   */
  public ObjectNode thinInstance(ScaleSet set, Machine machine, boolean statuses) {
    ObjectNode result = Json.object();
    result.put("id", machine.identity().id());
    result.put("instanceId", machine.identity().instanceId());
    ObjectNode properties = result.putObject("properties");
    properties.put("latestModelApplied", machine.model() == set.model());
    ObjectNode instanceView = instanceViews.of(machine);
    properties.set("instanceView", statuses ? instanceView.retain("statuses") : instanceView);
    properties.put("provisioningState", machine.state());
    properties.putObject("hardwareProfile").put("vmSize", machine.size());
    return result;
  }

  private ObjectNode properties(
      ScaleSet set, Machine machine, JsonNode profile, boolean withInstanceView) {
    ObjectNode properties = Json.object();
    properties.put("latestModelApplied", machine.model() == set.model());
    boolean own = !machine.extensions().isEmpty();
    properties.put("modelDefinitionApplied", own ? "VirtualMachine" : "VirtualMachineScaleSet");
    JsonNode network = profile.path("networkProfile");
    if (network.has("networkInterfaceConfigurations")) {
      properties.set("networkProfileConfiguration", network.deepCopy());
    }
    properties.put("provisioningState", machine.state());
    properties.putObject("hardwareProfile").put("vmSize", machine.size());
    properties.put("resilientVMDeletionStatus", "Disabled");
    properties.put("vmId", machine.identity().vmId());
    properties.set("storageProfile", Json.objectAt(profile, "storageProfile").deepCopy());
    putStorage(properties, machine);
    ObjectNode os = Secrets.visible(Json.objectAt(profile, "osProfile"));
    os.remove("computerNamePrefix");
    os.put("computerName", computerName(machine, profile));
    properties.set("osProfile", os);
    if (profile.path("securityProfile").isObject()) {
      properties.set("securityProfile", profile.path("securityProfile").deepCopy());
    }
    putNetwork(properties, machine, network);
    if (profile.path("licenseType").isTextual()) {
      properties.set("licenseType", profile.path("licenseType"));
    }
    properties.setAll(Json.objectAt(machine.document(), "properties").deepCopy());
    if (withInstanceView) {
      properties.set("instanceView", instanceViews.of(machine));
    }
    return properties.put("timeCreated", Statuses.time(machine.identity().created()));
  }

  /**
   * Hides what isn't known of disks: a machine that is being created has none yet, and one that is
   * deallocated doesn't say how large and of which kind they are. Both recorded.
   */
  private static void hideDisks(JsonNode storage, Machine machine) {
    if (machine.state().equals("Creating") && storage.path("osDisk") instanceof ObjectNode disk) {
      disk.remove("name");
      if (disk.path("managedDisk") instanceof ObjectNode managed) {
        managed.remove("id");
      }
    }
    if (machine.power() == Power.DEALLOCATED) {
      hideKind(storage.path("osDisk"));
      storage.path("dataDisks").forEach(MachineView::hideKind);
    }
  }

  private static void hideKind(JsonNode node) {
    if (node instanceof ObjectNode disk && disk.path("managedDisk") instanceof ObjectNode managed) {
      disk.remove("diskSizeGB");
      managed.remove("storageAccountType");
    }
  }

  private static void putNetwork(ObjectNode properties, Machine machine, JsonNode network) {
    ArrayNode interfaces = properties.putObject("networkProfile").putArray("networkInterfaces");
    for (JsonNode configuration : network.path("networkInterfaceConfigurations")) {
      String name = configuration.path("name").asText();
      interfaces.addObject().put("id", machine.identity().id() + "/networkInterfaces/" + name);
    }
  }

  private static void putStorage(ObjectNode properties, Machine machine) {
    ObjectNode storage = Json.objectAt(properties, "storageProfile");
    JsonNode image = machine.disk().image().path("imageReference");
    if (image.isObject()) {
      storage.set("imageReference", image.deepCopy());
    }
    ObjectNode osDisk = Json.objectAt(storage, "osDisk");
    osDisk.put("name", machine.diskName());
    if (!osDisk.has("createOption")) {
      osDisk.put("createOption", "FromImage");
    }
    if (osDisk.remove("vhdContainers") instanceof ArrayNode containers) {
      String container = containers.path(0).asText();
      osDisk.putObject("vhd").put("uri", container + "/" + machine.diskName() + ".vhd");
    }
    if (osDisk.path("managedDisk") instanceof ObjectNode managed) {
      String id = machine.identity().id();
      managed.put(
          "id",
          ResourceId.compute(
              ResourceId.subscriptionOf(id), ResourceId.groupOf(id), "disks", machine.diskName()));
    }
    if (machine.disk().image().has("uri")) {
      osDisk.putObject("image").set("uri", machine.disk().image().path("uri"));
    }
    storage.set("osDisk", osDisk);
    if (!storage.has("dataDisks")) {
      storage.putArray("dataDisks");
    }
    properties.set("storageProfile", storage);
  }

  private void putExtensions(ObjectNode result, Machine machine, String location) {
    Map<String, Extension> extensions = ExtensionLists.of(machine, store);
    if (!extensions.isEmpty()) {
      ArrayNode resources = result.putArray("resources");
      extensions
          .values()
          .forEach(e -> resources.add(ExtensionView.ofMachine(machine, e, location, false)));
    }
  }

  static String computerName(Machine machine, JsonNode profile) {
    @Nullable JsonNode prefix = profile.path("osProfile").get("computerNamePrefix");
    if (prefix != null) {
      String name = machine.identity().name();
      return prefix.asText()
          + (machine.identity().uniform()
              ? String.format("%06d", machine.identity().ordinal())
              : name.substring(Math.max(0, name.length() - COMPUTER_DIGITS)));
    }
    return profile.path("osProfile").path("computerName").asText(machine.identity().name());
  }
}
