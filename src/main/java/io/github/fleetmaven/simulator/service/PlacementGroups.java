package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Resource;
import java.time.Duration;
import java.util.Optional;

/** Proximity placement groups and availability sets: written at once, without an operation. */
final class PlacementGroups implements Family {

  private static final String PROXIMITY = "proximityPlacementGroups";
  private static final int UPDATE_DOMAINS = 5;
  private static final int FAULT_DOMAINS = 2;

  private final String type;

  private PlacementGroups(String type) {
    this.type = type;
  }

  static PlacementGroups ofProximity() {
    return new PlacementGroups(PROXIMITY);
  }

  static PlacementGroups ofAvailability() {
    return new PlacementGroups("availabilitySets");
  }

  @Override
  public String type() {
    return type;
  }

  @Override
  public boolean atOnce() {
    return true;
  }

  @Override
  public Duration takes(Resource resource) {
    return Duration.ZERO;
  }

  @Override
  public ObjectNode written(String id, Optional<Resource> present, ObjectNode written) {
    ObjectNode properties = Json.objectAt(written, "properties");
    if (type.equals(PROXIMITY)) {
      putDefault(properties, "proximityPlacementGroupType", "Standard");
    } else {
      putDefault(properties, "platformUpdateDomainCount", UPDATE_DOMAINS);
      putDefault(properties, "platformFaultDomainCount", FAULT_DOMAINS);
      ObjectNode sku = Json.objectAt(written, "sku");
      putDefault(sku, "name", "Classic");
      written.set("sku", sku);
    }
    written.set("properties", properties);
    return written;
  }

  private static void putDefault(ObjectNode node, String key, String value) {
    if (!node.hasNonNull(key)) {
      node.put(key, value);
    }
  }

  private static void putDefault(ObjectNode node, String key, int value) {
    if (!node.hasNonNull(key)) {
      node.put(key, value);
    }
  }
}
