package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Operation;
import io.github.fleetmaven.simulator.store.Resource;
import io.github.fleetmaven.simulator.store.ResourceId;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Galleries of images: the resource type {@code galleries}. */
final class Galleries implements Family {

  private final Simulation simulation;

  Galleries(Simulation simulation) {
    this.simulation = simulation;
  }

  @Override
  public String type() {
    return "galleries";
  }

  @Override
  public String place() {
    return Operation.CAPS;
  }

  @Override
  public Duration takes(Resource resource) {
    return simulation.timing().modelUpdate();
  }

  @Override
  public ObjectNode written(String id, Optional<Resource> present, ObjectNode written) {
    ObjectNode properties = Json.objectAt(written, "properties");
    String name = ResourceId.nameOf(id).toUpperCase(Locale.ROOT);
    properties
        .putObject("identifier")
        .put("uniqueName", ResourceId.subscriptionOf(id) + "-" + name);
    written.set("properties", properties);
    return written;
  }

  @Override
  public void checkDeletable(Resource resource) {
    if (!simulation.store().resourcesBelow(resource.id()).isEmpty()) {
      throw Refusals.notEmpty();
    }
  }
}
