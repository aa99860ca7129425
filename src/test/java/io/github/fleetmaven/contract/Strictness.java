package io.github.fleetmaven.contract;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads a description as it is meant: an object has no other properties than those that are
 * described, unless none is; an enum that is modelled as a string is open; and what a client can
 * only read isn't in its requests.
 */
final class Strictness {

  private final Set<Schema<?>> done = Collections.newSetFromMap(new IdentityHashMap<>());
  private final boolean requests;

  private Strictness(boolean requests) {
    this.requests = requests;
  }

  /** Changes a description that is to judge requests, or else answers. */
  static void apply(OpenAPI api, boolean requests) {
    Strictness strictness = new Strictness(requests);
    api.getPaths().values().stream()
        .flatMap(path -> path.readOperations().stream())
        .flatMap(operation -> strictness.bodies(operation))
        .forEach(strictness::apply);
  }

  private Stream<Schema<?>> bodies(Operation operation) {
    Stream<Content> contents =
        requests
            ? Optional.ofNullable(operation.getRequestBody()).map(b -> b.getContent()).stream()
            : operation.getResponses().values().stream()
                .flatMap(response -> Stream.ofNullable(response.getContent()));
    return contents
        .flatMap(content -> content.values().stream())
        .map(MediaType::getSchema)
        .map(schema -> (Schema<?>) schema);
  }

  private void apply(Schema<?> schema) {
    if (schema == null || !done.add(schema)) {
      return;
    }
    boolean open =
        schema.getExtensions() != null
            && schema.getExtensions().get("x-ms-enum") instanceof Map<?, ?> options
            && Boolean.TRUE.equals(options.get("modelAsString"));
    if (open) {
      schema.setEnum(null);
    }
    if (requests && schema.getProperties() != null) {
      schema
          .getProperties()
          .values()
          .removeIf(property -> Boolean.TRUE.equals(property.getReadOnly()));
    }
    if (schema.getProperties() != null
        && schema.getProperties().isEmpty()
        && schema.getAdditionalProperties() == null) {
      schema.setAdditionalProperties(true);
    }
    if (schema.getProperties() != null) {
      schema.getProperties().values().forEach(this::apply);
    }
    apply(schema.getItems());
    if (schema.getAdditionalProperties() instanceof Schema<?> values) {
      apply(values);
    }
  }
}
