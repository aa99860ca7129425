package io.github.fleetmaven.simulator.service;

import io.github.fleetmaven.simulator.catalogue.HandlerCatalogue;
import io.github.fleetmaven.simulator.scenario.Fault;
import io.github.fleetmaven.simulator.store.Extension;
import io.github.fleetmaven.simulator.store.Failure;
import io.github.fleetmaven.simulator.store.Handler;
import io.github.fleetmaven.simulator.store.Handler.Outcome;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Store;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs handlers: no script is executed. A fault decides whether one fails, or that it can't
 * download what it needs.
 */
final class HandlerRuns {

  /** Exit codes of handlers that did their work; 3010 asks for a restart. */
  private static final Set<Integer> GOOD = Set.of(0, 3010);

  private final Simulation simulation;
  private final Store store;
  private final Downloads downloads;

  HandlerRuns(Simulation simulation) {
    this.simulation = simulation;
    this.store = simulation.store();
    this.downloads = new Downloads(simulation);
  }

  /** Tells whether those that an extension has to come after have succeeded. */
  boolean mayRun(Machine machine, String name) {
    Optional<Extension> extension = extension(machine, name);
    return extension.isPresent()
        && Definitions.predecessors(extension.get()).stream()
            .noneMatch(predecessor -> blocks(machine, predecessor));
  }

  /** Lets a handler begin. */
  void begin(Machine machine, String name) {
    extension(machine, name)
        .map(extension -> handler(extension, Outcome.RUNNING, 0, "Enable in progress"))
        .ifPresent(handler -> store.put(machine.withHandler(handler)));
  }

  /** Ends a handler that was begun; returns what went wrong if that counts. */
  Optional<Failure> end(Machine machine, String name, Instant from) {
    Optional<Extension> found = extension(machine, name);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Extension extension = found.get();
    Optional<Fault.OfHandler> fault = simulation.faults().ofHandler(machine, name);
    Optional<Downloads.Problem> problem =
        fault.isPresent() ? Optional.empty() : downloads.problem(machine, extension);
    int exitCode =
        fault
            .map(Fault.OfHandler::exitCode)
            .or(() -> problem.map(Downloads.Problem::code))
            .orElse(0);
    String said =
        fault
            .map(Fault.OfHandler::message)
            .or(() -> problem.map(Downloads.Problem::message))
            .orElse("");
    boolean good = GOOD.contains(exitCode);
    Handler handler =
        handler(
            extension,
            good ? Outcome.SUCCEEDED : Outcome.FAILED,
            exitCode,
            message(exitCode, said));
    store.put(machine.withHandler(handler));
    String label = Definitions.label(extension);
    simulation.noteHandler(machine, name, label, from, Integer.toString(exitCode));
    return good ? Optional.empty() : failure(machine, extension, handler);
  }

  /** Leaves out a handler whose predecessor failed; returns the failure if that counts. */
  Optional<Failure> skip(Machine machine, String name) {
    Optional<Extension> found = extension(machine, name);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Extension extension = found.get();
    String text =
        "Skipping processing of extensions since execution of dependent extension "
            + String.join(", ", Definitions.predecessors(extension))
            + " failed";
    Handler handler = handler(extension, Outcome.SKIPPED, -1, text);
    store.put(machine.withHandler(handler));
    simulation.noteHandler(
        machine, name, Definitions.label(extension), simulation.now(), "skipped");
    return failure(machine, extension, handler);
  }

  /** Removes a handler. */
  void uninstall(Machine machine, String name, Instant from) {
    Handler handler = machine.handlers().get(name);
    Map<String, Extension> kept = new LinkedHashMap<>(machine.extensions());
    kept.values().removeIf(own -> own.name().equals(name) && own.state().equals("Deleting"));
    store.put(machine.withoutHandler(name).withExtensions(kept));
    if (handler != null) {
      simulation.noteHandler(machine, name, handler.definition(), from, "removed");
    }
  }

  /** Returns the failure that a machine still reports, if it does. */
  Optional<Failure> reported(Machine machine) {
    Map<String, Extension> extensions = ExtensionLists.of(machine, store);
    return machine.handlers().values().stream()
        .filter(Handler::failed)
        .flatMap(
            handler ->
                Optional.ofNullable(extensions.get(handler.extension()))
                    .flatMap(extension -> failure(machine, extension, handler))
                    .stream())
        .findFirst();
  }

  private Optional<Failure> failure(Machine machine, Extension extension, Handler handler) {
    if (Definitions.suppressesFailures(extension)) {
      return Optional.empty();
    }
    boolean windows = Profiles.isWindows(machine, store);
    String text =
        "VM has reported a failure when processing extension '"
            + extension.name()
            + "' (publisher '"
            + Definitions.text(extension, "publisher")
            + "' and type '"
            + Definitions.text(extension, "type")
            + "'). Error message: \""
            + handler.message()
            + "\". More information on troubleshooting is available at https://aka.ms/VMExtension"
            + Definitions.troubleshooting(extension, windows)
            + "Troubleshoot. ";
    return Optional.of(new Failure("VMExtensionProvisioningError", text));
  }

  private boolean blocks(Machine machine, String predecessor) {
    String name = predecessor.toLowerCase(Locale.ROOT);
    return machine.handlers().values().stream()
        .filter(handler -> handler.extension().toLowerCase(Locale.ROOT).equals(name))
        .noneMatch(handler -> handler.outcome() == Outcome.SUCCEEDED);
  }

  private Optional<Extension> extension(Machine machine, String name) {
    return Optional.ofNullable(ExtensionLists.of(machine, store).get(name));
  }

  private Handler handler(Extension extension, Outcome outcome, int code, String message) {
    return handler(simulation.catalogue().handlers(), extension, outcome, code, message);
  }

  static Handler handler(
      HandlerCatalogue catalogue, Extension extension, Outcome outcome, int code, String message) {
    return new Handler(
        extension.name(),
        Definitions.handlerType(extension),
        Definitions.installedVersion(extension, catalogue),
        Definitions.digest(extension),
        outcome,
        code,
        message);
  }

  static String message(int exitCode, String text) {
    if (exitCode == 0) {
      return text.isEmpty() ? "Enable succeeded." : text;
    }
    String result = GOOD.contains(exitCode) ? "succeeded" : "failed";
    String said = text.isEmpty() ? "" : " " + text;
    return "Enable " + result + " with exit code " + exitCode + said;
  }
}
