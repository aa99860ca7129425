package io.github.fleetmaven.simulator.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A resource that is there from the start. */
public sealed interface SeededResource {

  /** Returns the resource's document, as ARM has it. */
  ObjectNode document();

  /**
   * A scale set.
   *
   * @param document its document
   * @param updateDomains into how many update domains its instances are dealt
   * @param instances what is special about some instances, by instance id or name
   */
  record OfScaleSet(
      ObjectNode document, OptionalInt updateDomains, Map<String, SeededMachine> instances)
      implements SeededResource {}

  /**
   * A virtual machine.
   *
   * @param document its document
   * @param extensions its extension resources
   * @param machine what is special about it
   */
  record OfMachine(ObjectNode document, List<ObjectNode> extensions, SeededMachine machine)
      implements SeededResource {}

  /**
   * A resource that is little more than its document.
   *
   * @param document its document
   */
  record OfDocument(ObjectNode document) implements SeededResource {}
}
