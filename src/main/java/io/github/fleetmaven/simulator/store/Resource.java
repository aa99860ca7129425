package io.github.fleetmaven.simulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A resource that is little more than its document: an image, a gallery, a disk, a run command.
 *
 * @param id its resource id
 * @param document what was written of it and what the service added, secrets sealed
 * @param state its provisioningState; empty where its type shows none
 * @param hidden what the service knows of it, but shows only when it is asked to
 * @param operation the operation that works on it, if any
 */
public record Resource(
    String id, ObjectNode document, String state, ObjectNode hidden, @Nullable String operation) {

  private static final int FIRST_TYPE = 7;

  /** Returns the form under which it is found. */
  public String key() {
    return ResourceId.key(id);
  }

  /** Returns its name. */
  public String name() {
    return ResourceId.nameOf(id);
  }

  /** Returns its type below Microsoft.Compute, as {@code galleries/images}. */
  public String type() {
    return typeOf(id);
  }

  /** Returns the type that an id says, as {@code galleries/images}. */
  public static String typeOf(String id) {
    String[] segments = id.split("/", -1);
    List<String> types = new ArrayList<>();
    for (int i = FIRST_TYPE; i < segments.length; i += 2) {
      types.add(segments[i]);
    }
    return String.join("/", types);
  }

  /** Returns the region it is in. */
  public String location() {
    return document.path("location").asText("");
  }

  /** Returns its properties, or an empty object that belongs to nobody. */
  public ObjectNode properties() {
    return Json.objectAt(document, "properties");
  }

  /** Returns it under another document. */
  public Resource withDocument(ObjectNode newDocument) {
    return new Resource(id, newDocument, state, hidden, operation);
  }

  /** Returns it in another state, with the operation that works on it. */
  public Resource withState(String newState, @Nullable String newOperation) {
    return new Resource(id, document, newState, hidden, newOperation);
  }

  /** Returns it with other things to be shown only when asked for. */
  public Resource withHidden(ObjectNode newHidden) {
    return new Resource(id, document, state, newHidden, operation);
  }
}
