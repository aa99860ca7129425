package io.github.fleetmaven.simulator.ecs.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.ecs.EcsRefusal;
import io.github.fleetmaven.simulator.ecs.EcsRefusals;
import io.github.fleetmaven.simulator.ecs.service.Ecs;
import io.github.fleetmaven.simulator.ecs.service.EcsServices;
import io.github.fleetmaven.simulator.ecs.service.Power;
import io.github.fleetmaven.simulator.ecs.store.Instance;
import io.github.fleetmaven.simulator.store.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Restarts, starts and stops: of one instance, or of several. */
final class PowerActions {

  private static final int MOST = 100;
  private static final String ONE_BY_ONE = "SuccessFirst";
  private static final String TOGETHER = "AllTogether";

  private final Power power;
  private final Ecs ecs;

  PowerActions(EcsServices services) {
    this.power = services.power();
    this.ecs = services.ecs();
  }

  Map<String, EcsAction> all() {
    Map<String, EcsAction> all = new LinkedHashMap<>();
    add(all, "Reboot", Power.Action.REBOOT, "DryRun ForceStop", "ForceReboot");
    add(all, "Start", Power.Action.START, "DryRun", "");
    add(
        all,
        "Stop",
        Power.Action.STOP,
        "DryRun ForceStop ConfirmStop StoppedMode",
        "ForceStop StoppedMode");
    return all;
  }

  private void add(
      Map<String, EcsAction> all, String verb, Power.Action action, String one, String several) {
    all.put(verb + "Instance", EcsAction.of("InstanceId", one, params -> one(action, params)));
    all.put(
        verb + "Instances",
        EcsAction.of(
            "RegionId InstanceId",
            ("BatchOptimization DryRun " + several).strip(),
            params -> several(action, params)));
  }

  private ObjectNode one(Power.Action action, Params params) {
    Instance instance = power.check(action, params.required("InstanceId"));
    checkDryRun(params);
    power.begin(action, instance);
    return Json.object();
  }

  private ObjectNode several(Power.Action action, Params params) {
    List<String> ids = params.list("InstanceId").stream().distinct().toList();
    if (ids.isEmpty()) {
      throw EcsRefusals.missing("InstanceId");
    }
    if (ids.size() > MOST) {
      throw EcsRefusals.tooManyInstances(MOST);
    }
    String mode = params.text("BatchOptimization").orElse(TOGETHER);
    if (!mode.equals(TOGETHER) && !mode.equals(ONE_BY_ONE)) {
      throw EcsRefusals.invalid("BatchOptimization", mode);
    }
    if (mode.equals(TOGETHER)) {
      ids.forEach(id -> power.check(action, id));
    }
    checkDryRun(params);
    ObjectNode body = Json.object();
    ArrayNode list = body.putObject("InstanceResponses").putArray("InstanceResponse");
    ids.forEach(id -> list.add(response(action, id)));
    return body;
  }

  private ObjectNode response(Power.Action action, String id) {
    ObjectNode result = Json.object().put("InstanceId", id);
    try {
      Instance before = power.check(action, id);
      String now = power.begin(action, before).status().text();
      return result
          .put("Code", "200")
          .put("Message", "success")
          .put("PreviousStatus", before.status().text())
          .put("CurrentStatus", now);
    } catch (EcsRefusal refusal) {
      String now = ecs.store().instance(id).map(each -> each.status().text()).orElse("");
      return result
          .put("Code", refusal.code())
          .put("Message", refusal.text())
          .put("PreviousStatus", now)
          .put("CurrentStatus", now);
    }
  }

  private static void checkDryRun(Params params) {
    if (params.flag("DryRun")) {
      throw EcsRefusals.dryRun();
    }
  }
}
