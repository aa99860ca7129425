package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Digests;
import io.github.fleetmaven.simulator.store.Failure;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Resource;
import io.github.fleetmaven.simulator.store.ResourceId;
import io.github.fleetmaven.simulator.store.Store;
import io.github.fleetmaven.simulator.store.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Managed run commands of virtual machines, or of instances of Uniform scale sets. Each write that
 * changes what is to be run runs it; its end shows in the instance view, while the resource says
 * that it has succeeded unless it is to fail with its script.
 */
final class ManagedRunCommands implements Family {

  private static final int MOST = 25;
  private static final String VIEW = "instanceView";
  private static final String DIGEST = "digest";
  private static final String TAKES = "takes";
  private static final String TIMES_OUT = "timesOut";

  /** How long a script may run that has no timeout of its own. */
  private static final Duration LONGEST = Duration.ofMinutes(90);

  private static final List<String> SOURCES =
      List.of("script", "scriptUri", "commandId", "galleryScriptReferenceId");

  private final Simulation simulation;
  private final Store store;
  private final HandlerFaults faults;
  private final String type;

  private ManagedRunCommands(Simulation simulation, String type) {
    this.simulation = simulation;
    this.store = simulation.store();
    this.faults = new HandlerFaults(simulation);
    this.type = type;
  }

  static ManagedRunCommands ofMachines(Simulation simulation) {
    return new ManagedRunCommands(simulation, "virtualMachines/runCommands");
  }

  static ManagedRunCommands ofInstances(Simulation simulation) {
    return new ManagedRunCommands(
        simulation, "virtualMachineScaleSets/virtualMachines/runCommands");
  }

  @Override
  public String type() {
    return type;
  }

  @Override
  public boolean interruptible() {
    return true;
  }

  @Override
  public ObjectNode written(String id, Optional<Resource> present, ObjectNode written) {
    String parent = ResourceId.parentOf(id);
    Machine machine = store.machine(parent).orElseThrow(() -> Refusals.noParent(parent));
    ObjectNode properties = Json.objectAt(written, "properties");
    checkSource(properties.path("source"));
    RunCommands.checkRunning(machine);
    if (present.isEmpty()) {
      checkCount(parent);
    }
    if (!properties.has("asyncExecution")) {
      properties.put("asyncExecution", false);
    }
    if (!properties.has("timeoutInSeconds")) {
      properties.put("timeoutInSeconds", 0);
    }
    written.set("properties", properties);
    return written;
  }

  private static void checkSource(JsonNode source) {
    List<String> given = SOURCES.stream().filter(source::hasNonNull).toList();
    if (given.isEmpty()) {
      throw Refusals.missing("properties.source");
    }
    if (given.size() > 1) {
      throw Refusals.invalid(
          "properties.source",
          "Only one of " + String.join(", ", given) + " may be the source of a run command.");
    }
  }

  private void checkCount(String machine) {
    int there = Documents.among(store.resourcesBelow(machine), type).size();
    if (there >= MOST) {
      throw Refusals.notAllowed(
          "The maximum number of managed Run commands (max="
              + MOST
              + ", current="
              + there
              + ") has been exceeded for the VM.");
    }
  }

  /** A definition that is as it was isn't run again. */
  @Override
  public Resource accepted(Resource resource, Optional<Resource> present) {
    String digest = Digests.brief(Json.canonical(resource.properties()));
    if (present.map(found -> found.hidden().path(DIGEST).asText()).equals(Optional.of(digest))) {
      return resource;
    }
    ObjectNode hidden = Json.object().put(DIGEST, digest);
    ObjectNode view = hidden.putObject(VIEW);
    view.put("exitCode", 0)
        .put("executionState", "Running")
        .put("executionMessage", "Execution in progress")
        .put("output", "")
        .put("error", "")
        .put("startTime", Times.inSeconds(simulation.now()));
    return resource.withHidden(hidden);
  }

  /** The script ends before the operation that waits for it. */
  @Override
  public void begun(Resource resource) {
    if (runs(resource)) {
      Resource decided = decided(resource);
      store.put(decided);
      String digest = resource.hidden().path(DIGEST).asText();
      Instant end = simulation.after(script(decided));
      store.schedule(end, Task.Kind.SCRIPT, resource.key(), digest);
    }
  }

  /** Returns a command with how long its script takes, for which a fault may see. */
  private Resource decided(Resource resource) {
    Duration usual = simulation.timing().runCommand();
    Optional<Duration> wanted =
        store
            .machine(ResourceId.parentOf(resource.id()))
            .map(machine -> faults.begin(machine, resource.name(), usual))
            .orElse(Optional.of(usual));
    Optional<Duration> inTime = wanted.filter(time -> time.compareTo(limit(resource)) <= 0);
    ObjectNode hidden = resource.hidden().deepCopy();
    hidden.put(TAKES, inTime.orElse(limit(resource)).toString());
    hidden.put(TIMES_OUT, inTime.isEmpty());
    return resource.withHidden(hidden);
  }

  @Override
  public Duration takes(Resource resource) {
    boolean waits = runs(resource) && !resource.properties().path("asyncExecution").asBoolean();
    return waits
        ? script(store.resource(resource.id()).orElse(resource))
        : simulation.timing().modelUpdate();
  }

  private Duration script(Resource resource) {
    String takes = resource.hidden().path(TAKES).asText();
    return takes.isEmpty() ? simulation.timing().runCommand() : Duration.parse(takes);
  }

  private static Duration limit(Resource resource) {
    long seconds = resource.properties().path("timeoutInSeconds").asLong(0);
    return seconds == 0 ? LONGEST : Duration.ofSeconds(seconds);
  }

  private static boolean runs(Resource resource) {
    return resource.hidden().path(VIEW).path("executionState").asText().equals("Running");
  }

  /** What was there from the start has run, and all went well. */
  @Override
  public Resource settled(Resource resource) {
    if (resource.operation() != null || !runs(resource)) {
      return resource;
    }
    ObjectNode hidden = resource.hidden().deepCopy();
    ObjectNode view = Json.objectAt(hidden, VIEW);
    show(view, new CommandRun(0, "", ""));
    view.put("endTime", Times.inSeconds(simulation.now()));
    return resource.withHidden(hidden);
  }

  /** Ends a script, unless another one runs meanwhile or its deletion has cut it short. */
  static void end(Simulation simulation, String key, String digest) {
    simulation
        .store()
        .resource(key)
        .filter(resource -> resource.hidden().path(DIGEST).asText().equals(digest))
        .filter(ManagedRunCommands::runs)
        .filter(resource -> !resource.state().equals(Documents.DELETING))
        .ifPresent(
            resource -> {
              ManagedRunCommands family = new ManagedRunCommands(simulation, resource.type());
              simulation.store().put(family.ended(resource, simulation.now()));
            });
  }

  private Resource ended(Resource resource, Instant now) {
    Optional<Machine> machine = store.machine(ResourceId.parentOf(resource.id()));
    ObjectNode hidden = resource.hidden().deepCopy();
    ObjectNode view = Json.objectAt(hidden, VIEW);
    Instant from = Instant.parse(view.path("startTime").asText());
    if (hidden.path(TIMES_OUT).asBoolean()) {
      view.put("executionState", "TimedOut").put("executionMessage", "Execution timed out");
      machine.ifPresent(found -> note(found, resource, from, "timedOut"));
    } else {
      CommandRun run =
          machine
              .map(found -> CommandRun.of(simulation, found, resource.name()))
              .orElseGet(() -> new CommandRun(0, "", ""));
      show(view, run);
      machine.ifPresent(found -> note(found, resource, from, Integer.toString(run.exitCode())));
    }
    view.put("endTime", Times.inSeconds(now));
    return resource.withHidden(hidden);
  }

  private static void show(ObjectNode view, CommandRun run) {
    view.put("exitCode", run.exitCode())
        .put("executionState", run.good() ? "Succeeded" : "Failed")
        .put(
            "executionMessage",
            run.good()
                ? "Execution completed"
                : "Execution failed: failed to execute command: command terminated with exit"
                    + " status="
                    + run.exitCode())
        .put("output", CommandRun.tail(run.output()))
        .put("error", CommandRun.tail(run.error()));
  }

  private void note(Machine machine, Resource resource, Instant from, String status) {
    String digest = resource.hidden().path(DIGEST).asText();
    simulation.noteHandler(machine, resource.name(), digest, from, status);
  }

  @Override
  public Optional<Failure> failure(Resource resource) {
    JsonNode view = resource.hidden().path(VIEW);
    boolean counts =
        resource.properties().path("treatFailureAsDeploymentFailure").asBoolean(false)
            && List.of("Failed", "TimedOut").contains(view.path("executionState").asText());
    return counts
        ? Optional.of(
            new Failure(
                "VMExtensionProvisioningError",
                "VM has reported a failure when processing run command '"
                    + resource.name()
                    + "'. Error message: \""
                    + view.path("executionMessage").asText()
                    + "\"."))
        : Optional.empty();
  }
}
