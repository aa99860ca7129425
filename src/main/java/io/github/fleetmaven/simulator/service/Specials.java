package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.catalogue.HandlerCatalogue;
import io.github.fleetmaven.simulator.scenario.SeededMachine;
import io.github.fleetmaven.simulator.store.Disk;
import io.github.fleetmaven.simulator.store.Extension;
import io.github.fleetmaven.simulator.store.Handler;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Placement;
import io.github.fleetmaven.simulator.store.Power;
import io.github.fleetmaven.simulator.store.Store;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Makes a seeded machine what the scenario says is special about it. */
final class Specials {

  private final Machine machine;
  private final Store store;
  private final HandlerCatalogue catalogue;

  Specials(Machine machine, Store store, HandlerCatalogue catalogue) {
    this.machine = machine;
    this.store = store;
    this.catalogue = catalogue;
  }

  Machine with(SeededMachine seed) {
    Machine result = machine.withPlacement(placement(seed));
    if (seed.powerState().isPresent()) {
      result = result.withPower(Power.valueOf(seed.powerState().get().toUpperCase(Locale.ROOT)));
    }
    if (seed.health().isPresent()) {
      result = result.withHealth(seed.health().get(), result.healthSince());
    }
    result = result.withReady(seed.agentReady());
    if (!seed.latestModelApplied() || seed.imageVersion().isPresent()) {
      result = result.withModel(0);
    }
    if (seed.imageVersion().isPresent()) {
      Map<String, Handler> handlers = result.handlers();
      result = result.withDisk(disk(seed.imageVersion().get()));
      for (Handler handler : handlers.values()) {
        result = result.withHandler(handler);
      }
    }
    return withFailures(withProtection(result, seed), seed);
  }

  private Placement placement(SeededMachine seed) {
    Placement dealt = machine.placement();
    return new Placement(
        seed.updateDomain().orElse(dealt.updateDomain()),
        seed.faultDomain().orElse(dealt.faultDomain()),
        seed.zone().isPresent() ? seed.zone().get() : dealt.zone());
  }

  private Disk disk(String version) {
    ObjectNode image = machine.disk().image().deepCopy();
    if (image.path("imageReference") instanceof ObjectNode reference) {
      reference.put("version", version).put("exactVersion", version);
    }
    return new Disk(machine.disk().generation(), image);
  }

  private static Machine withProtection(Machine machine, SeededMachine seed) {
    if (!seed.protectFromScaleIn() && !seed.protectFromScaleSetActions()) {
      return machine;
    }
    ObjectNode document = machine.document().deepCopy();
    ObjectNode properties = Json.objectAt(document, "properties");
    properties
        .putObject("protectionPolicy")
        .put("protectFromScaleIn", true)
        .put("protectFromScaleSetActions", seed.protectFromScaleSetActions());
    document.set("properties", properties);
    return machine.withDocument(document);
  }

  private Machine withFailures(Machine plain, SeededMachine seed) {
    Machine result = plain;
    Map<String, Extension> own = new LinkedHashMap<>(plain.extensions());
    for (var entry : seed.extensions().entrySet()) {
      Extension extension = ExtensionLists.of(plain, store).get(entry.getKey());
      if (extension != null) {
        int code = entry.getValue().exitCode();
        String message = HandlerRuns.message(code, entry.getValue().message());
        result =
            result.withHandler(
                HandlerRuns.handler(catalogue, extension, Handler.Outcome.FAILED, code, message));
        own.computeIfPresent(extension.name(), (name, found) -> found.withState("Failed"));
      }
    }
    return seed.extensions().isEmpty()
        ? result
        : result.withExtensions(own).withState("Failed", null);
  }
}
