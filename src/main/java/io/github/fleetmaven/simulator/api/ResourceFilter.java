package io.github.fleetmaven.simulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.service.Refusals;
import io.github.fleetmaven.simulator.store.ResourceId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which resources a {@code $filter} of the Resource Manager lets through: equalities joined by
 * {@code and}.
 *
 * @param wanted what a property has to be, by the property's name in lower case
 */
record ResourceFilter(Map<String, String> wanted) {

  private static final Pattern EQUALITY = Pattern.compile("(\\w+)\\s+eq\\s+'([^']*)'");

  private static final Pattern AND = Pattern.compile("\\s+and\\s+", Pattern.CASE_INSENSITIVE);

  static ResourceFilter of(String text) {
    Map<String, String> wanted = new HashMap<>();
    for (String term : text.isBlank() ? new String[0] : AND.split(text.trim())) {
      Matcher matcher = EQUALITY.matcher(term);
      if (!matcher.matches() || !isKnown(matcher.group(1))) {
        throw Refusals.invalidResourceFilter(text);
      }
      wanted.put(matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2));
    }
    return new ResourceFilter(Map.copyOf(wanted));
  }

  boolean lets(ObjectNode resource) {
    String id = resource.path("id").asText();
    return is("resourcetype", resource.path("type").asText())
        && is("name", resource.path("name").asText())
        && is("location", resource.path("location").asText().replace(" ", ""))
        && is("resourcegroup", ResourceId.groupOf(id))
        && hasTag(resource);
  }

  private boolean hasTag(ObjectNode resource) {
    String name = wanted.get("tagname");
    if (name == null) {
      return true;
    }
    Optional<String> value =
        resource.path("tags").properties().stream()
            .filter(tag -> tag.getKey().equalsIgnoreCase(name))
            .map(tag -> tag.getValue().asText())
            .findFirst();
    return value.isPresent() && wanted.getOrDefault("tagvalue", value.get()).equals(value.get());
  }

  private boolean is(String property, String value) {
    return wanted.getOrDefault(property, value).equalsIgnoreCase(value);
  }

  private static boolean isKnown(String property) {
    return switch (property.toLowerCase(Locale.ROOT)) {
      case "resourcetype", "name", "location", "resourcegroup", "tagname", "tagvalue" -> true;
      default -> false;
    };
  }
}
