package io.github.fleetmaven.simulator.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.service.Definitions;
import io.github.fleetmaven.simulator.store.Extension;
import io.github.fleetmaven.simulator.store.Handler;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.ScaleSet;
import io.github.fleetmaven.simulator.store.Secrets;
import org.jspecify.annotations.Nullable;

/** Extensions as the wire shows them. Stateless. */
public final class ExtensionView {

  private ExtensionView() {}

  /** Returns an extension resource of a machine or instance. */
  public static ObjectNode ofMachine(
      Machine machine, Extension extension, String location, boolean withView) {
    ObjectNode result = Json.object();
    result.put("name", extension.name());
    result.put("id", machine.identity().id() + "/extensions/" + extension.name());
    result.put("type", "Microsoft.Compute/virtualMachines/extensions");
    result.put("location", location);
    ObjectNode properties = Secrets.visible(extension.properties());
    @Nullable Handler handler = machine.handlers().get(extension.name());
    properties.put("provisioningState", state(extension, handler));
    if (withView && handler != null) {
      properties.set("instanceView", instanceView(handler));
    }
    result.set("properties", properties);
    return result;
  }

  /** Returns an extension resource of a scale set's model. */
  public static ObjectNode ofModel(ScaleSet set, Extension extension) {
    ObjectNode result = Json.object();
    result.put("name", extension.name());
    result.put("id", set.id() + "/extensions/" + extension.name());
    result.put("type", "Microsoft.Compute/virtualMachineScaleSets/extensions");
    ObjectNode properties = Secrets.visible(extension.properties());
    properties.put("provisioningState", ScaleSetView.state(set));
    if (!properties.has("settings")) {
      properties.putObject("settings");
    }
    result.set("properties", properties);
    return result;
  }

  /** Returns what an agent reports of a handler. */
  static ObjectNode instanceView(Handler handler) {
    ObjectNode result = Json.object();
    result.put("name", handler.extension());
    result.put("type", handler.type());
    result.put("typeHandlerVersion", handler.version());
    result.putArray("statuses").add(status(handler));
    return result;
  }

  static ObjectNode status(Handler handler) {
    ObjectNode status =
        switch (handler.outcome()) {
          case RUNNING -> Statuses.of("ProvisioningState/transitioning", "Info", "Transitioning");
          case SUCCEEDED ->
              Statuses.of(
                  "ProvisioningState/succeeded" + suffix(handler),
                  "Info",
                  "Provisioning succeeded");
          case FAILED, SKIPPED ->
              Statuses.of(
                  "ProvisioningState/failed/" + handler.exitCode(), "Error", "Provisioning failed");
        };
    return status.put("message", handler.message());
  }

  /** Returns what the handler itself, not its last run, is in. */
  static ObjectNode handler(Handler handler) {
    ObjectNode result = Json.object();
    result.put("type", handler.type());
    result.put("typeHandlerVersion", handler.version());
    result.set(
        "status",
        handler.failed()
            ? Statuses.of("ProvisioningState/failed", "Error", "Not Ready")
                .put("message", "Plugin failed")
            : Statuses.of("ProvisioningState/succeeded", "Info", "Ready")
                .put("message", "Plugin enabled"));
    return result;
  }

  private static String suffix(Handler handler) {
    return handler.exitCode() == 0 ? "" : "/" + handler.exitCode();
  }

  private static String state(Extension extension, @Nullable Handler handler) {
    if (!extension.state().isEmpty()) {
      return extension.state();
    }
    if (handler == null) {
      return "Creating";
    }
    boolean counts = handler.failed() && !Definitions.suppressesFailures(extension);
    return handler.outcome() == Handler.Outcome.RUNNING
        ? "Updating"
        : counts ? "Failed" : "Succeeded";
  }
}
