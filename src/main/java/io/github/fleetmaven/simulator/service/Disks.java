package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Digests;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Operation;
import io.github.fleetmaven.simulator.store.Resource;
import java.time.Duration;
import java.util.Optional;

/** Disks, snapshots and disk encryption sets: documents of the disk service. */
final class Disks implements Family {

  private static final String ENCRYPTION_SETS = "diskEncryptionSets";

  private final Simulation simulation;
  private final String type;

  private Disks(Simulation simulation, String type) {
    this.simulation = simulation;
    this.type = type;
  }

  static Disks ofDisks(Simulation simulation) {
    return new Disks(simulation, "disks");
  }

  static Disks ofSnapshots(Simulation simulation) {
    return new Disks(simulation, "snapshots");
  }

  static Disks ofEncryptionSets(Simulation simulation) {
    return new Disks(simulation, ENCRYPTION_SETS);
  }

  @Override
  public String type() {
    return type;
  }

  @Override
  public String place() {
    return Operation.DISKS;
  }

  @Override
  public Duration takes(Resource resource) {
    return simulation.timing().modelUpdate();
  }

  @Override
  public ObjectNode written(String id, Optional<Resource> present, ObjectNode written) {
    ObjectNode properties = Json.objectAt(written, "properties");
    if (!type.equals(ENCRYPTION_SETS) && !properties.path("creationData").isObject()) {
      present
          .map(Resource::properties)
          .filter(before -> before.has("creationData"))
          .ifPresentOrElse(
              before -> properties.set("creationData", before.path("creationData").deepCopy()),
              () -> {
                throw Refusals.missing("creationData");
              });
    }
    written.set("properties", properties);
    return written;
  }

  @Override
  public Resource settled(Resource resource) {
    ObjectNode document = resource.document().deepCopy();
    ObjectNode properties = Json.objectAt(document, "properties");
    if (type.equals(ENCRYPTION_SETS)) {
      if (!properties.has("encryptionType")) {
        properties.put("encryptionType", "EncryptionAtRestWithCustomerKey");
      }
      identify(resource, Json.objectAt(document, "identity"));
    } else {
      if (!properties.has("diskState")) {
        properties.put("diskState", "Unattached");
      }
      String time = Times.text(simulation.now());
      properties.put("timeCreated", properties.path("timeCreated").asText(time));
      properties.put("uniqueId", Digests.uuid(simulation.store().seed() + resource.key()));
    }
    return resource.withDocument(document);
  }

  private void identify(Resource resource, ObjectNode identity) {
    if (identity.path("type").asText().startsWith("SystemAssigned")) {
      String seed = simulation.store().seed();
      identity.put("principalId", Digests.uuid(seed + "/principal/" + resource.key()));
      identity.put("tenantId", Digests.uuid(seed + "/tenant"));
    }
  }
}
