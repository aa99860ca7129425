package io.github.fleetmaven.simulator.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.service.Etags;
import io.github.fleetmaven.simulator.service.RepairPolicy;
import io.github.fleetmaven.simulator.store.Condition;
import io.github.fleetmaven.simulator.store.Digests;
import io.github.fleetmaven.simulator.store.Handler;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Rolling;
import io.github.fleetmaven.simulator.store.ScaleSet;
import io.github.fleetmaven.simulator.store.ScaleSet.Work;
import io.github.fleetmaven.simulator.store.Secrets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Scale sets as the wire shows them. Stateless. */
public final class ScaleSetView {

  private ScaleSetView() {}

  /** Returns a scale set. */
  public static ObjectNode of(ScaleSet set) {
    ObjectNode result = Json.object();
    result.put("name", set.name());
    result.put("id", set.id());
    result.put("type", "Microsoft.Compute/virtualMachineScaleSets");
    ObjectNode document = Secrets.visible(set.document());
    result.setAll(document);
    ObjectNode properties = Json.objectAt(document, "properties");
    properties.put("provisioningState", state(set));
    properties.put("uniqueId", Digests.uuid(set.key() + set.created()));
    // Recorded: a Flexible set without a profile says nothing of when it was made.
    if (properties.path("virtualMachineProfile") instanceof ObjectNode profile) {
      profile.put("timeCreated", Statuses.time(set.modelTime()));
      properties.put("timeCreated", Statuses.time(set.created()));
    }
    result.set("properties", properties);
    return result.put("etag", Etags.of(set.etag()));
  }

  /**
   * Returns the instance view of a set: how many instances are in which state.
   *
   * @param alike how its instances are, each with how many are so
   */
  public static ObjectNode instanceView(ScaleSet set, Map<Condition, Integer> alike, Instant now) {
    ObjectNode view = Json.object();
    Map<String, Integer> states = new TreeMap<>();
    Map<String, Map<String, Integer>> extensions = new TreeMap<>();
    alike.forEach(
        (condition, count) -> {
          states.merge(code(condition.state()), count, Integer::sum);
          for (Handler handler : condition.handlers().values()) {
            extensions
                .computeIfAbsent(handler.extension(), name -> new TreeMap<>())
                .merge(ExtensionView.status(handler).path("code").asText(), count, Integer::sum);
          }
        });
    view.putObject("virtualMachine").set("statusesSummary", summary(states));
    if (!extensions.isEmpty()) {
      ArrayNode list = view.putArray("extensions");
      extensions.forEach(
          (name, codes) ->
              list.addObject().put("name", name).set("statusesSummary", summary(codes)));
    }
    if (RepairPolicy.isShown(set)) {
      view.putArray("orchestrationServices")
          .addObject()
          .put("serviceName", "AutomaticRepairs")
          .put("serviceState", RepairPolicy.serviceState(set));
    }
    view.putArray("statuses").add(Statuses.provisioning(state(set), now));
    return view;
  }

  /** Returns the provisioningState of a scale set. */
  public static String state(ScaleSet set) {
    if (set.running().containsValue(Work.DELETE)) {
      return "Deleting";
    }
    if (set.running().containsValue(Work.CREATE)) {
      return "Creating";
    }
    Rolling rolling = set.rolling();
    boolean busy = !set.running().isEmpty() || (rolling != null && rolling.running());
    return busy ? "Updating" : set.state();
  }

  private static ArrayNode summary(Map<String, Integer> counts) {
    ArrayNode result = Json.array();
    counts.forEach((code, count) -> result.addObject().put("code", code).put("count", count));
    return result;
  }

  private static String code(String state) {
    return "ProvisioningState/" + state.toLowerCase(Locale.ROOT);
  }
}
