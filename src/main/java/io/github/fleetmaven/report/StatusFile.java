package io.github.fleetmaven.report;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.json.Json;
import io.github.fleetmaven.model.HandlerStatus;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.RollingUpgrade;
import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.model.ecs.CloudAssistant;
import io.github.fleetmaven.plan.status.EcsStatus;
import io.github.fleetmaven.plan.status.InstanceStatus;
import io.github.fleetmaven.plan.status.TargetStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes {@code status.json} (docs/status-file.md). */
public final class StatusFile {

  private StatusFile() {}

  /**
   * Writes the file.
   *
   * @param createdAt when the cloud was read, in ISO-8601
   * @throws FleetException when it can't be written
   */
  public static void write(List<TargetStatus> targets, String cloud, String createdAt, Path file) {
    Map<String, Value> root = new LinkedHashMap<>();
    root.put("formatVersion", Value.of(1));
    root.put("cloud", Value.of(cloud));
    root.put("createdAt", Value.of(createdAt));
    root.put("targets", new Value.Arr(targets.stream().map(StatusFile::target).toList()));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, Json.writePretty(new Value.Obj(root)) + "\n");
    } catch (IOException e) {
      throw new FleetException(
          "the status could not be written",
          List.of(Diagnostic.error(file.toString(), e.toString(), "make the folder writable")));
    }
  }

  private static Value target(TargetStatus target) {
    Map<String, Value> json = new LinkedHashMap<>();
    json.put("id", Value.of(target.id()));
    json.put("kind", Value.of(target.kind().word()));
    json.put("name", Value.of(target.name()));
    json.put("openChanges", Value.of(target.openChanges()));
    json.put("total", Value.of(target.instances().size()));
    json.put("current", Value.of(target.current()));
    json.put("rollingUpgrade", target.rollingUpgrade().map(StatusFile::upgrade).orElse(Value.NULL));
    json.put("notes", Value.ofTexts(target.notes()));
    json.put(
        "instances", new Value.Arr(target.instances().stream().map(StatusFile::instance).toList()));
    return new Value.Obj(json);
  }

  private static Value upgrade(RollingUpgrade upgrade) {
    Map<String, Value> json = new LinkedHashMap<>();
    json.put("code", Value.of(upgrade.code().word()));
    json.put("successful", Value.of(upgrade.successful()));
    json.put("failed", Value.of(upgrade.failed()));
    json.put("inProgress", Value.of(upgrade.inProgress()));
    json.put("pending", Value.of(upgrade.pending()));
    json.put("error", text(upgrade.error()));
    return new Value.Obj(json);
  }

  private static Value instance(InstanceStatus status) {
    ObservedInstance observed = status.observed();
    Map<String, Value> json = new LinkedHashMap<>();
    json.put("id", Value.of(observed.id()));
    json.put("resourceId", Value.of(observed.resourceId()));
    json.put("current", Value.of(status.current()));
    json.put("differences", Value.ofTexts(status.differences()));
    json.put("health", word(observed.health()));
    json.put("power", Value.of(observed.power().name().toLowerCase(Locale.ROOT)));
    json.put("provisioningState", Value.of(observed.provisioningState()));
    json.put("zone", text(observed.zone()));
    json.put("faultDomain", number(observed.faultDomain()));
    json.put("updateDomain", number(observed.updateDomain()));
    json.put(
        "extensions",
        new Value.Arr(observed.handlers().stream().map(h -> extension(h, status)).toList()));
    status.ecs().ifPresent(ecs -> json.put("ecs", ecs(ecs)));
    return new Value.Obj(json);
  }

  private static Value ecs(EcsStatus ecs) {
    CloudAssistant agent = ecs.observed().agent();
    Map<String, Value> json = new LinkedHashMap<>();
    json.put("instanceName", Value.of(ecs.observed().instance().name()));
    json.put("status", Value.of(ecs.observed().instance().status()));
    json.put("driverVersion", number(ecs.version()));
    json.put("requiredVersion", Value.of(ecs.requiredVersion()));
    json.put("productVersion", text(ecs.productVersion()));
    json.put("lastRestart", text(ecs.lastRestart().map(Instant::toString)));
    json.put("restartPending", Value.of(ecs.restartPending()));
    json.put("agentOnline", Value.of(agent.online()));
    json.put("agentVersion", text(agent.version()));
    json.put("lastHeartbeat", text(agent.lastHeartbeat().map(Instant::toString)));
    return new Value.Obj(json);
  }

  private static Value extension(HandlerStatus handler, InstanceStatus status) {
    Map<String, Value> json = new LinkedHashMap<>();
    json.put("name", Value.of(handler.name()));
    json.put("version", text(handler.installedVersion()));
    json.put("state", Value.of(handler.state().name().toLowerCase(Locale.ROOT)));
    json.put("code", text(handler.code()));
    json.put("message", text(handler.message()));
    json.put("explanation", text(Optional.ofNullable(status.explanations().get(handler.name()))));
    return new Value.Obj(json);
  }

  private static Value text(Optional<String> text) {
    return text.<Value>map(Value::of).orElse(Value.NULL);
  }

  private static Value word(Optional<? extends Enum<?>> word) {
    return text(word.map(w -> w.name().toLowerCase(Locale.ROOT)));
  }

  private static Value number(Optional<Integer> number) {
    return number.<Value>map(Value::of).orElse(Value.NULL);
  }
}
