package io.github.fleetmaven.azure;

import io.github.fleetmaven.model.HandlerStatus;
import io.github.fleetmaven.model.HandlerStatus.State;
import io.github.fleetmaven.model.Health;
import io.github.fleetmaven.model.PowerState;
import io.github.fleetmaven.model.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads an instance view: what the platform and the agent report of a machine. Pure. */
final class InstanceView {

  private static final String PROVISIONING = "provisioningstate/";

  private InstanceView() {}

  /** Returns whether the machine runs, by its {@code PowerState/…} status. */
  static PowerState power(Value.Obj view) {
    return codeAfter("powerstate/", view.items("statuses"))
        .map(
            name ->
                switch (name) {
                  case "running" -> PowerState.RUNNING;
                  case "starting" -> PowerState.STARTING;
                  case "stopping" -> PowerState.STOPPING;
                  case "stopped" -> PowerState.STOPPED;
                  case "deallocating" -> PowerState.DEALLOCATING;
                  case "deallocated" -> PowerState.DEALLOCATED;
                  default -> PowerState.UNKNOWN;
                })
        .orElse(PowerState.UNKNOWN);
  }

  /** Tells whether the agent reports ready. */
  static boolean agentReady(Value.Obj view) {
    return Fields.objects(view.obj("vmAgent").items("statuses")).stream()
        .anyMatch(
            s ->
                s.text("displayStatus").filter("Ready"::equalsIgnoreCase).isPresent()
                    || s.text("code")
                        .filter("ProvisioningState/succeeded"::equalsIgnoreCase)
                        .isPresent());
  }

  /** Returns what the health extension or probe says, by the {@code HealthState/…} status. */
  static Optional<Health> health(Value.Obj view) {
    Value status = view.obj("vmHealth").obj("status");
    return codeAfter("healthstate/", List.of(status))
        .map(
            name ->
                switch (name) {
                  case "healthy" -> Health.HEALTHY;
                  case "unhealthy" -> Health.UNHEALTHY;
                  case "initializing" -> Health.INITIALIZING;
                  default -> Health.UNKNOWN;
                });
  }

  /** Returns what each handler reports. */
  static List<HandlerStatus> handlers(Value.Obj view) {
    return Fields.objects(view.items("extensions")).stream().map(InstanceView::handler).toList();
  }

  private static HandlerStatus handler(Value.Obj extension) {
    List<Value.Obj> statuses = Fields.objects(extension.items("statuses"));
    Optional<Value.Obj> status =
        statuses.stream()
            .filter(s -> lower(s.text("code").orElse("")).startsWith(PROVISIONING))
            .findFirst()
            .or(() -> statuses.stream().findFirst());
    return new HandlerStatus(
        extension.text("name").orElse(""),
        extension.text("typeHandlerVersion"),
        state(status),
        status.flatMap(s -> s.text("code")),
        message(status, Fields.objects(extension.items("substatuses"))));
  }

  /** A failure's code has the exit code behind it: {@code ProvisioningState/failed/100}. */
  private static State state(Optional<Value.Obj> status) {
    String code = lower(status.flatMap(s -> s.text("code")).orElse(""));
    String name =
        code.startsWith(PROVISIONING)
            ? code.substring(PROVISIONING.length()).replaceFirst("/.*", "")
            : "";
    return switch (name) {
      case "succeeded" -> State.SUCCEEDED;
      case "failed" -> State.FAILED;
      case "transitioning", "updating", "creating" -> State.TRANSITIONING;
      default -> State.UNKNOWN;
    };
  }

  /** Windows puts what the script printed into substatuses. */
  private static Optional<String> message(Optional<Value.Obj> status, List<Value.Obj> substatuses) {
    String printed =
        substatuses.stream()
            .flatMap(s -> s.text("message").stream())
            .filter(text -> !text.isBlank())
            .collect(Collectors.joining("\n"));
    String said = status.flatMap(s -> s.text("message")).orElse("");
    String all = said + (said.isEmpty() || printed.isEmpty() ? "" : "\n") + printed;
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }

  private static Optional<String> codeAfter(String prefix, List<Value> statuses) {
    return Fields.objects(statuses).stream()
        .map(s -> lower(s.text("code").orElse("")))
        .filter(code -> code.startsWith(prefix))
        .map(code -> code.substring(prefix.length()))
        .findFirst();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
