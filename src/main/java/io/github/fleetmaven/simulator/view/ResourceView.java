package io.github.fleetmaven.simulator.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Resource;
import io.github.fleetmaven.simulator.store.Secrets;

/** Resources that are little more than a document, as the wire shows them. Stateless. */
public final class ResourceView {

  private static final String SIGNATURE = "\\?.*";

  private ResourceView() {}

  /** Returns a resource. */
  public static ObjectNode of(Resource resource) {
    ObjectNode result = Json.object();
    result.put("name", resource.name());
    result.put("id", resource.id());
    result.put("type", "Microsoft.Compute/" + resource.type());
    result.setAll(nameless(resource));
    return result;
  }

  /** Returns a resource as the disk service answers its write: without name, id and type. */
  public static ObjectNode nameless(Resource resource) {
    ObjectNode result = Secrets.visible(resource.document());
    ObjectNode properties = Json.objectAt(result, "properties");
    for (String key : new String[] {"outputBlobUri", "errorBlobUri"}) {
      JsonNode uri = properties.path(key);
      if (uri.isTextual()) {
        // What gives access to a blob is a secret.
        properties.put(key, uri.textValue().replaceFirst(SIGNATURE, ""));
      }
    }
    if (!resource.state().isEmpty()) {
      properties.put("provisioningState", disksState(resource));
    }
    result.set("properties", properties);
    return result;
  }

  /** The disk service calls a resource that is being created Updating. */
  private static String disksState(Resource resource) {
    boolean disk =
        resource.type().equalsIgnoreCase("disks")
            || resource.type().equalsIgnoreCase("snapshots")
            || resource.type().equalsIgnoreCase("diskEncryptionSets");
    return disk && resource.state().equals("Creating") ? "Updating" : resource.state();
  }

  /** Adds what is shown of a resource only when it is asked for. */
  public static ObjectNode with(ObjectNode view, String key, JsonNode shown) {
    if (!shown.isMissingNode()) {
      ObjectNode properties = Json.objectAt(view, "properties");
      properties.set(key, shown.deepCopy());
      view.set("properties", properties);
    }
    return view;
  }
}
