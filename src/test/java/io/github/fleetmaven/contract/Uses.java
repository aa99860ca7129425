package io.github.fleetmaven.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Map;
import java.util.Set;

/**
 * Finds which additions to the description were needed.
 *
 * @param used where they stand
 */
record Uses(Set<String> used) {

  void ofAnswer(Operation operation, int status, JsonNode body) {
    ApiResponse response = operation.getResponses().get(Integer.toString(status));
    if (response != null) {
      note(response.getExtensions());
      of(response.getContent(), body);
    }
  }

  void ofRequest(Operation operation, Map<String, String> query, JsonNode body) {
    if (operation.getParameters() != null) {
      operation.getParameters().stream()
          .filter(parameter -> query.containsKey(parameter.getName()))
          .forEach(parameter -> note(parameter.getExtensions()));
    }
    if (operation.getRequestBody() != null) {
      of(operation.getRequestBody().getContent(), body);
    }
  }

  private void of(Content content, JsonNode body) {
    if (content != null) {
      content.values().forEach(media -> of(media.getSchema(), body));
    }
  }

  private void of(Schema<?> schema, JsonNode node) {
    if (schema == null) {
      return;
    }
    note(schema.getExtensions());
    if (schema.getProperties() != null) {
      schema
          .getProperties()
          .forEach(
              (name, property) -> {
                if (node.has(name)) {
                  of(property, node.get(name));
                }
              });
    }
    if (schema.getItems() != null) {
      node.forEach(item -> of(schema.getItems(), item));
    }
  }

  private void note(Map<String, Object> extensions) {
    if (extensions != null && extensions.get(Newer.MARK) instanceof String at) {
      used.add(at);
    }
  }
}
