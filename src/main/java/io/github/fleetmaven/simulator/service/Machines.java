package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Condition;
import io.github.fleetmaven.simulator.store.Disk;
import io.github.fleetmaven.simulator.store.Identity;
import io.github.fleetmaven.simulator.store.Job;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Operation;
import io.github.fleetmaven.simulator.store.Placement;
import io.github.fleetmaven.simulator.store.ResourceId;
import io.github.fleetmaven.simulator.store.ScaleSet;
import io.github.fleetmaven.simulator.store.Step;
import io.github.fleetmaven.simulator.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The documents of virtual machines and of instances. */
public final class Machines {

  private final Simulation simulation;
  private final Store store;
  private final Operations operations;
  private final Jobs jobs;
  private final ImageSources images;

  Machines(Simulation simulation, Operations operations, Jobs jobs) {
    this.simulation = simulation;
    this.store = simulation.store();
    this.operations = operations;
    this.jobs = jobs;
    this.images = new ImageSources(simulation);
  }

  /**
   * Returns a machine or instance.
   *
   * @throws Refusal when there is none
   */
  public Machine get(String id) {
    return store.machine(id).orElseThrow(() -> operations.missing(id));
  }

  /**
   * Writes a virtual machine.
   *
   * @param create whether it may be new
   * @param conditions what the client knows of it
   * @throws Refusal when Azure would refuse it
   */
  public Accepted write(String id, ObjectNode body, boolean create, Preconditions conditions) {
    Optional<Machine> present = store.machine(id);
    conditions.check(present.map(machine -> Etags.of(machine.etag())));
    ObjectNode written = store.seal(body, id);
    if (present.isPresent()) {
      Machine machine = present.get();
      ObjectNode document =
          create
              ? Merge.documents(machine.document(), written)
              : Merge.patched(machine.document(), written);
      return new Accepted(change(machine, filled(document)), false);
    }
    if (!create) {
      throw Refusals.noResource(id);
    }
    return new Accepted(create(id, written), true);
  }

  /**
   * Writes an instance of a Uniform scale set: its protection policy and its own tags.
   *
   * @throws Refusal when Azure would refuse it
   */
  public Operation writeInstance(String id, ObjectNode body, Preconditions conditions) {
    Machine machine = get(id);
    ScaleSet set = ExtensionLists.set(machine, store).orElseThrow(() -> Refusals.noResource(id));
    conditions.check(Optional.of(Etags.of(machine.etag())));
    if (machine.job() != null) {
      throw Refusals.conflict();
    }
    ObjectNode own = Json.object();
    ObjectNode properties = own.putObject("properties");
    ObjectNode policy = Json.objectAt(body.path("properties"), "protectionPolicy");
    if (!policy.isEmpty()) {
      properties.set("protectionPolicy", policy);
    }
    JsonNode userData = body.path("properties").path("userData");
    if (userData.isTextual()) {
      properties.set("userData", userData);
    }
    ObjectNode document = Merge.documents(machine.document(), own);
    Protection.check(document);
    store.put(machine.withDocument(document));
    Operation operation = operations.begin(id, set.document().path("location").asText(), 1);
    jobs.begin(get(id), Job.Kind.ACTION, brief(), operation);
    return operation;
  }

  private Operation change(Machine machine, ObjectNode document) {
    ObjectNode properties = Json.objectAt(document, "properties");
    if (Images.differ(machine.disk().image(), properties)
        && Images.isKnown(properties)
        && !machine.disk().image().isEmpty()) {
      throw Refusals.propertyChange("imageReference");
    }
    String disk = properties.path("storageProfile").path("osDisk").path("name").asText("");
    if (!disk.isEmpty() && !disk.equalsIgnoreCase(machine.diskName())) {
      throw Refusals.propertyChange("osDisk.name");
    }
    String size = properties.path("hardwareProfile").path("vmSize").asText(machine.size());
    boolean resize = !size.equalsIgnoreCase(machine.size());
    boolean busy = machine.job() != null;
    if (busy && resize) {
      throw Refusals.conflict();
    }
    store.put(machine.withDocument(document));
    Operation operation = operations.begin(machine.identity().id(), location(document), 1);
    if (busy) {
      // Recorded: such a write is taken while an extension is being installed, and ends with that.
      return operation;
    }
    List<Step> steps = new ArrayList<>(brief());
    if (resize) {
      steps.add(Step.of(Step.Kind.SIZE, simulation.timing().restart(), size));
    }
    jobs.begin(get(machine.key()), Job.Kind.ACTION, steps, operation);
    return operation;
  }

  private Operation create(String id, ObjectNode written) {
    ScaleSetRules.checkNew(written);
    ObjectNode document = Merge.documents(Json.object(), written);
    Images.checkTrusted(document.path("properties"));
    images.check(document.path("properties"), location(document));
    Machine machine = newMachine(id, document);
    store.put(machine);
    simulation.noteInstance(machine, "created", "", "");
    Operation operation = operations.begin(id, location(machine.document()), 1);
    Step create = Step.of(Step.Kind.WAIT, simulation.timing().create());
    jobs.begin(machine, Job.Kind.CREATE, List.of(create), operation);
    return operation;
  }

  private static ObjectNode filled(ObjectNode document) {
    if (document.path("properties") instanceof ObjectNode properties) {
      Defaults.fillMachine(properties);
    }
    return document;
  }

  /** Returns a machine that was just created, on its own or in the Flexible set that it names. */
  Machine newMachine(String id, ObjectNode written) {
    ObjectNode document = filled(written.deepCopy());
    ObjectNode properties = Json.objectAt(document, "properties");
    String setId = properties.path("virtualMachineScaleSet").path("id").asText("");
    Optional<ScaleSet> set = store.scaleSet(setId);
    int ordinal = set.map(ScaleSet::nextOrdinal).orElse(-1);
    Identity identity =
        new Identity(
            Identity.Kind.MACHINE,
            id,
            ResourceId.nameOf(id),
            ordinal,
            simulation.now(),
            set.map(ScaleSet::key).orElse(null),
            store.seed());
    set.ifPresent(found -> store.put(found.withNextOrdinal(ordinal + 1)));
    return new Machine(
        identity,
        new Placement(0, properties.path("platformFaultDomain").asInt(0), zone(document)),
        Condition.created(
            simulation.now(),
            document,
            set.map(ScaleSet::model).orElse(0),
            properties.path("hardwareProfile").path("vmSize").asText(""),
            new Disk(1, images.resolve(properties, location(document))),
            Map.of()),
        null);
  }

  private List<Step> brief() {
    return List.of(Step.of(Step.Kind.WAIT, simulation.timing().modelUpdate()));
  }

  private static @org.jspecify.annotations.Nullable String zone(ObjectNode document) {
    return document.path("zones").path(0).isTextual()
        ? document.path("zones").path(0).textValue()
        : null;
  }

  private static String location(ObjectNode document) {
    return document.path("location").asText();
  }
}
