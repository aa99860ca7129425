package io.github.fleetmaven.config;

import io.github.fleetmaven.json.Json;
import io.github.fleetmaven.model.Permission;
import io.github.fleetmaven.model.RolloutPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the reference of all elements: prose from a template, tables from the records. */
final class ConfigurationReference {

  private static final Pattern MARKER = Pattern.compile("(?m)^\\{\\{([A-Za-z$]+)(:rows)?}}$");
  private static final String HEAD =
      "| element | takes | when left out | meaning |\n|---|---|---|---|\n";

  private static final List<String> JSON_EXAMPLES =
      List.of(
          "<settings><port>80</port></settings>",
          "<settings><port type=\"string\">80</port></settings>",
          "<settings><a>1</a><a>2</a></settings>",
          "<settings><a type=\"array\"><item>1</item></a></settings>",
          "<settings><a><b>true</b><c/></a></settings>",
          "<settings/>");

  private ConfigurationReference() {}

  static String generate() {
    Matcher marker = MARKER.matcher(template());
    return marker.replaceAll(
        m -> Matcher.quoteReplacement(content(m.group(1), m.group(2) != null)));
  }

  private static String content(String name, boolean rowsOnly) {
    return switch (name) {
      case "extensions" -> extensions();
      case "allow" -> permissions();
      case "json" -> json();
      default -> (rowsOnly ? "" : HEAD) + rows(name);
    };
  }

  private static String rows(String record) {
    return properties(record)
        .filter(p -> p.holder().isEmpty())
        .map(p -> row(p, record))
        .collect(Collectors.joining("\n"));
  }

  private static Stream<Shape.Property> properties(String record) {
    try {
      Class<?> type = Class.forName(Place.class.getPackageName() + "." + record);
      return Shapes.bean(type.asSubclass(Record.class)).properties().values().stream();
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String row(Shape.Property property, String record) {
    return "| `%s` | %s | %s | %s |"
        .formatted(
            property.name(),
            takes(property.shape(), property),
            whenLeftOut(property, record),
            property.rules().value());
  }

  private static String takes(Shape shape, Shape.Property property) {
    if (shape instanceof Shape.Leaf leaf) {
      boolean ranged = property.rules().max() < Integer.MAX_VALUE;
      return leaf.scalar().describe()
          + (ranged ? " from " + property.rules().min() + " to " + property.rules().max() : "");
    }
    if (shape instanceof Shape.Words words) {
      return words.scalar().describe()
          + (property.name().equals("allow") ? ", see [allow](#allow)" : "");
    }
    if (shape instanceof Shape.Items items) {
      return items.shape() instanceof Shape.Bean
          ? "list of [" + items.item() + "](#" + items.item().toLowerCase(Locale.ROOT) + ")"
          : "list of `" + items.item() + "`";
    }
    if (shape instanceof Shape.Texts) {
      return "elements of any name, each with a text";
    }
    return shape instanceof Shape.Free
        ? "[XML or JSON](#xml-to-json)"
        : "[" + property.name() + "](#" + property.name().toLowerCase(Locale.ROOT) + ")";
  }

  private static String whenLeftOut(Shape.Property property, String record) {
    if (property.rules().required()) {
      return "**a mistake**";
    }
    if (!property.rules().defaultsTo().isEmpty()) {
      String text = property.rules().defaultsTo();
      return text.matches("\\w+") ? "`" + text + "`" : text;
    }
    return record.equals("RolloutConfig")
        ? rolloutDefault(property.name()).map(d -> "`" + d + "`").orElse("")
        : "";
  }

  private static Optional<Object> rolloutDefault(String name) {
    return Arrays.stream(RolloutPolicy.class.getRecordComponents())
        .filter(c -> c.getName().equals(name))
        .map(ConfigurationReference::valueInDefault)
        .findFirst();
  }

  private static Object valueInDefault(RecordComponent component) {
    try {
      return component.getAccessor().invoke(RolloutPolicy.DEFAULT);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String extensions() {
    Shape.Property extensions =
        properties("ScaleSetConfig").filter(p -> p.name().equals("extensions")).findFirst().get();
    return ((Shape.Kinds) extensions.shape())
        .kinds().keySet().stream()
            .map(kind -> "- [" + kind + "](#" + kind.toLowerCase(Locale.ROOT) + ")")
            .collect(Collectors.joining("\n"));
  }

  private static String permissions() {
    return Arrays.stream(Permission.values())
        .map(p -> "| `" + p.pomName() + "` | " + meaning(p) + " |")
        .collect(Collectors.joining("\n", "| word | lets a run |\n|---|---|\n", ""));
  }

  private static String meaning(Permission permission) {
    return switch (permission) {
      case ALL_AT_ONCE -> "update all instances at once, as an Automatic upgrade policy does";
      case REIMAGE -> "give instances a new OS disk although no image is declared";
      case RESTART -> "restart instances although the declared change doesn't name that";
      case REMOVE -> "remove an extension whose publisher or type changes, and create it anew";
      case PENDING_MODEL -> "bring changes to the instances that others left in the model";
    };
  }

  private static String json() {
    return JSON_EXAMPLES.stream()
        .map(xml -> "| `" + xml + "` | `" + json(xml) + "` |")
        .collect(Collectors.joining("\n", "| XML | JSON |\n|---|---|\n", ""));
  }

  private static String json(String xml) {
    Problems problems = new Problems();
    XmlToJson converter =
        new XmlToJson(
            problems,
            new Expressions(Set.of(), problems),
            new SecretRules(problems, new PlainSecretRules(problems, false)));
    return converter.object(PomText.tree(xml).children().get(0), "").map(Json::write).orElseThrow();
  }

  private static String template() {
    try (InputStream in = ConfigurationReference.class.getResourceAsStream("configuration.md")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
