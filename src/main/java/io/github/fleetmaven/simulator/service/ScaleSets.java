package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Operation;
import io.github.fleetmaven.simulator.store.Repairs;
import io.github.fleetmaven.simulator.store.ScaleSet;
import io.github.fleetmaven.simulator.store.ScaleSet.Work;
import io.github.fleetmaven.simulator.store.Store;
import io.github.fleetmaven.simulator.store.Task;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Scale sets: their documents and models, and how many instances they have. */
public final class ScaleSets {

  private final Simulation simulation;
  private final Store store;
  private final Operations operations;
  private final ModelRollout rollout;
  private final Scaling scaling;
  private final Jobs jobs;
  private final InstanceRepairs repairs;

  ScaleSets(
      Simulation simulation,
      Operations operations,
      Jobs jobs,
      ModelRollout rollout,
      Scaling scaling,
      InstanceRepairs repairs) {
    this.simulation = simulation;
    this.store = simulation.store();
    this.operations = operations;
    this.jobs = jobs;
    this.rollout = rollout;
    this.scaling = scaling;
    this.repairs = repairs;
  }

  /**
   * Returns a scale set.
   *
   * @throws Refusal when there is none
   */
  public ScaleSet get(String id) {
    return store.scaleSet(id).orElseThrow(() -> operations.missing(id));
  }

  /**
   * Writes a scale set.
   *
   * @param id its resource id
   * @param body what to change
   * @param create whether it may be new
   * @param conditions what the client knows of it
   * @throws Refusal when Azure would refuse it
   */
  public Accepted write(String id, ObjectNode body, boolean create, Preconditions conditions) {
    Optional<ScaleSet> present = store.scaleSet(id);
    conditions.check(present.map(set -> Etags.of(set.etag())));
    ObjectNode written = store.seal(body, id);
    if (present.isEmpty()) {
      if (!create) {
        throw Refusals.noResource(id);
      }
      return new Accepted(create(id, written), true);
    }
    ScaleSet set = present.get();
    ObjectNode document =
        ScaleSetDocuments.normal(
            create
                ? Merge.documents(set.document(), written)
                : Merge.patched(set.document(), written));
    boolean profile = written.path("properties").path("virtualMachineProfile").isObject();
    return new Accepted(change(set, document, profile), false);
  }

  /**
   * Writes one extension of a set's model.
   *
   * @param create whether it may be new
   */
  public Accepted writeExtension(String id, String name, ObjectNode body, boolean create) {
    ScaleSet set = store.scaleSet(id).orElseThrow(() -> Refusals.noParent(id));
    ObjectNode properties = store.seal(Json.objectAt(body, "properties"), id);
    ObjectNode document = set.document().deepCopy();
    ArrayNode entries = entries(document);
    int index = indexOf(entries, name);
    if (index < 0 && !create) {
      throw Refusals.noEntity();
    }
    ObjectNode entry = index < 0 ? entries.addObject().put("name", name) : entry(entries, index);
    ObjectNode merged = Merge.extensions(Json.objectAt(entry, "properties"), properties);
    if (!merged.has("autoUpgradeMinorVersion")) {
      merged.put("autoUpgradeMinorVersion", false);
    }
    entry.set("properties", merged);
    return new Accepted(change(set, document, true), index < 0);
  }

  /** Removes one extension of a set's model; nothing is begun when there is none. */
  public Optional<Operation> deleteExtension(String id, String name) {
    ScaleSet set = store.scaleSet(id).orElseThrow(() -> Refusals.noParent(id));
    ObjectNode document = set.document().deepCopy();
    ArrayNode entries = entries(document);
    int index = indexOf(entries, name);
    if (index < 0) {
      return Optional.empty();
    }
    entries.remove(index);
    return Optional.of(change(set, document, true));
  }

  /** Deletes a set with all its machines; nothing is begun when there is none. */
  public Optional<Operation> delete(String id, Preconditions conditions) {
    Optional<ScaleSet> present = store.scaleSet(id);
    conditions.check(present.map(set -> Etags.of(set.etag())));
    return present.map(this::delete);
  }

  private Operation delete(ScaleSet set) {
    for (Machine machine : store.members(set)) {
      jobs.preempt(machine);
      store.put(machine.withState("Deleting", null));
    }
    Operation operation = operations.begin(get(set.id()), Work.DELETE, 1);
    operations.endPartAfter(operation, simulation.timing().delete());
    return operation;
  }

  private Operation create(String id, ObjectNode written) {
    ScaleSetRules.checkNew(written);
    ObjectNode empty = Json.object();
    ScaleSet set =
        newSet(
            id, ScaleSetDocuments.withDefaults(Merge.documents(empty, written)), simulation.now());
    ScaleSetRules.checkModel(set.currentModel());
    checkImage(set.document());
    ScaleSetRules.checkUpgradePolicy(set.document());
    store.put(set);
    simulation.noteModel(set.id(), 0, set.model());
    Operation operation = operations.begin(set, Work.CREATE, 1);
    scaling.out(get(id), ScaleSetDocuments.capacity(set.document()), operation);
    operations.endPartAfter(operation, simulation.timing().modelUpdate());
    return operation;
  }

  static ScaleSet newSet(String id, ObjectNode document, Instant now) {
    return new ScaleSet(
        id,
        document,
        now,
        ScaleSetDocuments.isUniform(document),
        ScaleSetDocuments.layout(document),
        1,
        new TreeMap<>(Map.of(1, ScaleSetDocuments.model(document))),
        now,
        0,
        1,
        "Succeeded",
        Map.of(),
        null,
        Repairs.NONE);
  }

  private Operation change(ScaleSet set, ObjectNode document, boolean profile) {
    boolean newModel = profile || sizeDiffers(set, document);
    ScaleSetRules.checkFree(set, newModel);
    ScaleSetRules.checkChange(set, document);
    int difference =
        ScaleSetDocuments.capacity(document) - ScaleSetDocuments.capacity(set.document());
    if (profile || difference > 0) {
      checkImage(document);
    }
    ScaleSet changed = set.withDocument(document);
    if (newModel) {
      changed = changed.withModel(ScaleSetDocuments.model(document), simulation.now());
      ScaleSetRules.checkModel(changed.currentModel());
      changed = rollout.pruned(changed);
      simulation.noteModel(set.id(), set.model(), changed.model());
    }
    store.put(changed);
    boolean scales = difference != 0;
    boolean rolls = newModel && rollout.rolls(changed);
    // The write of a model that rolls out by itself lasts as long, and lets other writes pass.
    Work work = scales ? Work.SCALE : rolls ? Work.ACTION : Work.MODEL;
    Operation operation = operations.begin(changed, work, 1);
    if (scales) {
      scaling.by(get(set.id()), difference, operation);
    }
    if (newModel) {
      rollout.begin(get(set.id()), operation);
    }
    store.schedule(
        simulation.after(simulation.timing().modelUpdate()),
        Task.Kind.OPERATION_PART,
        operation.id(),
        null);
    repairs.watch(set.key());
    return operation;
  }

  private void checkImage(ObjectNode document) {
    String location = document.path("location").asText();
    new ImageSources(simulation).check(ScaleSetDocuments.model(document).profile(), location);
  }

  private static boolean sizeDiffers(ScaleSet set, ObjectNode document) {
    String size = ScaleSetDocuments.model(document).size();
    return !size.equalsIgnoreCase(set.currentModel().size());
  }

  private static ArrayNode entries(ObjectNode document) {
    ObjectNode properties = child(document, "properties");
    ObjectNode profile = child(properties, "virtualMachineProfile");
    ObjectNode extensions = child(profile, "extensionProfile");
    if (!(extensions.get("extensions") instanceof ArrayNode)) {
      extensions.putArray("extensions");
    }
    return Json.arrayAt(extensions, "extensions");
  }

  private static ObjectNode child(ObjectNode node, String key) {
    ObjectNode found = Json.objectAt(node, key);
    node.set(key, found);
    return found;
  }

  private static int indexOf(ArrayNode entries, String name) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).path("name").asText().equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }

  private static ObjectNode entry(ArrayNode entries, int index) {
    JsonNode entry = entries.get(index);
    return entry instanceof ObjectNode object ? object : Json.object();
  }
}
