package io.github.fleetmaven.report;

import io.github.fleetmaven.model.ecs.CloudAssistant;
import io.github.fleetmaven.model.ecs.EcsInstance;
import io.github.fleetmaven.plan.status.EcsStatus;
import io.github.fleetmaven.plan.status.InstanceStatus;
import io.github.fleetmaven.plan.status.TargetStatus;

/** The table of an ECS group. Pure. */
final class EcsStatusText {

  private EcsStatusText() {}

  static Table table(TargetStatus target) {
    Table table =
        new Table(
            "instance",
            "name",
            "current",
            "status",
            "driver",
            "required",
            "agent",
            "last restart",
            "zone");
    for (InstanceStatus status : target.instances()) {
      status.ecs().ifPresent(ecs -> row(status, ecs, table));
    }
    return table;
  }

  private static void row(InstanceStatus status, EcsStatus ecs, Table table) {
    EcsInstance instance = ecs.observed().instance();
    table.row(
        instance.id(),
        orDash(instance.name()),
        status.current() ? "yes" : "no",
        orDash(instance.status()),
        ecs.version().map(v -> v.toString()).orElse("unknown"),
        Integer.toString(ecs.requiredVersion()),
        agent(ecs.observed().agent()),
        ecs.lastRestart().map(at -> at + (ecs.restartPending() ? " (pending)" : "")).orElse("-"),
        orDash(instance.zone()));
  }

  private static String agent(CloudAssistant agent) {
    return (agent.online() ? "online" : "offline") + agent.version().map(v -> " " + v).orElse("");
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "-" : text;
  }
}
