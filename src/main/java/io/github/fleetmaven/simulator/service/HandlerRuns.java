package io.github.fleetmaven.simulator.service;

import io.github.fleetmaven.simulator.catalogue.HandlerCatalogue;
import io.github.fleetmaven.simulator.scenario.HandlerEnd;
import io.github.fleetmaven.simulator.store.Extension;
import io.github.fleetmaven.simulator.store.Failure;
import io.github.fleetmaven.simulator.store.Handler;
import io.github.fleetmaven.simulator.store.Handler.Outcome;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Store;
import java.time.Duration;
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
  private final Agents agents;
  private final HandlerFaults faults;
  private final Downloads downloads;

  HandlerRuns(Simulation simulation) {
    this.simulation = simulation;
    this.store = simulation.store();
    this.agents = new Agents(store);
    this.faults = new HandlerFaults(simulation);
    this.downloads = new Downloads(simulation);
  }

  /** Tells whether those that an extension has to come after have succeeded. */
  boolean mayRun(Machine machine, String name) {
    Optional<Extension> extension = extension(machine, name);
    return extension.isPresent()
        && Definitions.predecessors(extension.get()).stream()
            .noneMatch(predecessor -> blocks(machine, predecessor));
  }

  /**
   * Lets a handler begin.
   *
   * @param usual how long its kind takes
   * @return how long it takes; empty for one that never ends
   */
  Optional<Duration> begin(Machine machine, String name, Duration usual) {
    if (agents.silent(machine)) {
      return Optional.of(usual);
    }
    extension(machine, name)
        .map(extension -> handler(extension, Outcome.RUNNING, 0, "Enable in progress"))
        .ifPresent(handler -> store.put(machine.withHandler(handler)));
    return faults.begin(machine, name, usual);
  }

  /** Ends a handler that was begun; returns what went wrong if that counts. */
  Optional<Failure> end(Machine machine, String name, Instant from) {
    Optional<Extension> found = extension(machine, name);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    HandlerEnd end = faults.end(machine, name);
    if (agents.silent(machine)) {
      store.put(withoutRunning(machine));
      return Optional.of(silent(machine));
    }
    Extension extension = found.get();
    HandlerEnd.Exits exit = exit(machine, extension, end);
    int exitCode = exit.code();
    boolean good = GOOD.contains(exitCode);
    Handler handler =
        handler(
            extension,
            good ? Outcome.SUCCEEDED : Outcome.FAILED,
            exitCode,
            message(exitCode, exit.message()));
    store.put(machine.withHandler(handler));
    String label = Definitions.label(extension);
    simulation.noteHandler(machine, name, label, from, Integer.toString(exitCode));
    return good ? Optional.empty() : failure(machine, extension, handler);
  }

  private HandlerEnd.Exits exit(Machine machine, Extension extension, HandlerEnd end) {
    return end instanceof HandlerEnd.Exits exit
        ? exit
        : downloads
            .problem(machine, extension)
            .map(problem -> new HandlerEnd.Exits(problem.code(), problem.message()))
            .orElseGet(() -> new HandlerEnd.Exits(0, ""));
  }

  /**
   * Returns a machine whose agent forgets what it was about to do: it will have to be done again.
   */
  static Machine withoutRunning(Machine machine) {
    Map<String, Handler> kept = new LinkedHashMap<>(machine.handlers());
    kept.values().removeIf(handler -> handler.outcome() == Outcome.RUNNING);
    return machine.withHandlers(kept);
  }

  /** Returns what Azure says when a machine's agent is not heard of. */
  static Failure silent(Machine machine) {
    return new Failure(
        "VMAgentStatusCommunicationError",
        "VM '"
            + machine.identity().name()
            + "' has not reported status for VM agent or extensions. Verify that the OS is up and"
            + " healthy, the VM has a running VM agent, and that it can establish outbound"
            + " connections to Azure storage.");
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
