package io.github.fleetmaven.simulator.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.service.Times;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Power;
import java.time.Instant;
import java.util.Locale;

/** The statuses of instance views. Stateless. */
final class Statuses {

  private Statuses() {}

  static ObjectNode of(String code, String level, String display) {
    return Json.object().put("code", code).put("level", level).put("displayStatus", display);
  }

  static ObjectNode provisioning(String state, Instant time) {
    String lower = state.toLowerCase(Locale.ROOT);
    String level = lower.equals("failed") ? "Error" : "Info";
    String display =
        switch (lower) {
          case "succeeded" -> "Provisioning succeeded";
          case "failed" -> "Provisioning failed";
          default -> state;
        };
    return of("ProvisioningState/" + lower, level, display).put("time", time(time));
  }

  static ObjectNode power(Power power) {
    return of("PowerState/" + power.wireName(), "Info", "VM " + power.wireName());
  }

  static String time(Instant time) {
    return Times.text(time);
  }
}
