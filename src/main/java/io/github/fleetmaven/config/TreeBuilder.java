package io.github.fleetmaven.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.json.Json;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Turns elements into a JSON tree that Jackson can bind without fail: what isn't as its record says
 * is reported and left out. Every object in the tree carries its {@link Place}. Not for several
 * threads.
 */
final class TreeBuilder {

  /** What holds the name of an element of some kind in the tree that is bound. */
  static final String KIND = "kind";

  private static final String PLACE = "place";

  private final JsonNodeFactory json = JsonNodeFactory.instance;
  private final Problems problems;
  private final KnownElements known;
  private final LeafReader leaves;
  private final XmlToJson xmlToJson;

  TreeBuilder(Problems problems, KnownElements known, LeafReader leaves, XmlToJson xmlToJson) {
    this.problems = problems;
    this.known = known;
    this.leaves = leaves;
    this.xmlToJson = xmlToJson;
  }

  /**
   * Builds the tree of the whole configuration.
   *
   * @param others names of elements at the top level that are read elsewhere
   */
  ObjectNode root(XmlNode root, Shape.Bean shape, Set<String> others) {
    return bean(root, shape, "", others);
  }

  private ObjectNode bean(XmlNode node, Shape.Bean shape, String path, Set<String> others) {
    Map<String, XmlNode> children = new LinkedHashMap<>();
    Place place = place(node, path);
    checkPlain(node, path.isEmpty() ? place(node, node.name()) : place);
    for (XmlNode child : node.children()) {
      if (shape.properties().containsKey(child.name())) {
        keepOne(children, child, path);
      } else if (!others.contains(child.name())) {
        unknown(child, shape, path, others);
      }
    }
    ObjectNode result = json.objectNode();
    result.putPOJO(PLACE, place);
    shape.properties().values().forEach(p -> property(result, p, children, place));
    return result;
  }

  private void keepOne(Map<String, XmlNode> children, XmlNode child, String path) {
    XmlNode first = children.putIfAbsent(child.name(), child);
    if (first != null) {
      problems.error(
          Place.leaf(child.location(), join(path, child.name())),
          "<" + child.name() + "> is there twice, first at " + first.location(),
          "keep one of them");
    }
  }

  private void unknown(XmlNode child, Shape.Bean shape, String path, Set<String> others) {
    Place at = Place.leaf(child.location(), path.isEmpty() ? "configuration" : path);
    for (Refuses refusal : shape.type().getAnnotationsByType(Refuses.class)) {
      if (refusal.element().equals(child.name())) {
        problems.error(
            at, "<" + child.name() + "> can't be here: " + refusal.because(), refusal.instead());
        return;
      }
    }
    List<String> here =
        Stream.concat(shape.properties().keySet().stream(), others.stream()).toList();
    unknown(child, at, here);
  }

  private void unknown(XmlNode child, Place at, Collection<String> here) {
    problems.error(at, "unknown element <" + child.name() + ">", known.remedy(child.name(), here));
  }

  private void property(
      ObjectNode bean, Shape.Property property, Map<String, XmlNode> children, Place place) {
    ObjectNode holder =
        property.holder().isEmpty() ? bean : bean.withObjectProperty(property.holder());
    if (property.list()) {
      holder.putArray(property.name());
    }
    XmlNode child = children.get(property.name());
    if (child != null) {
      value(holder, property, child, join(place.path(), property.name()));
    } else if (property.rules().required()) {
      problems.error(
          place, "<" + property.name() + "> is missing", "add <" + property.name() + ">");
    }
  }

  private void value(ObjectNode holder, Shape.Property property, XmlNode node, String path) {
    String name = property.name();
    Shape shape = property.shape();
    if (shape instanceof Shape.Leaf leaf) {
      leaves.read(node, leaf.scalar(), property.rules(), path).ifPresent(v -> holder.set(name, v));
    } else if (shape instanceof Shape.Words words) {
      holder.set(name, leaves.readWords(node, words.scalar(), property.rules(), path));
    } else if (shape instanceof Shape.Bean bean) {
      holder.set(name, bean(node, bean, path, Set.of()));
    } else if (shape instanceof Shape.Items items) {
      holder.set(name, items(node, items, property.rules(), path));
    } else if (shape instanceof Shape.Kinds kinds) {
      holder.set(name, kinds(node, kinds, path));
    } else if (shape instanceof Shape.Texts) {
      holder.set(name, texts(node, property.rules(), path));
    } else {
      xmlToJson.object(node, path).ifPresent(v -> holder.set(name, Json.toNode(v)));
    }
  }

  private ArrayNode items(XmlNode node, Shape.Items items, Element rules, String path) {
    checkPlain(node, place(node, path));
    ArrayNode result = json.arrayNode();
    for (XmlNode child : node.children()) {
      String childPath = path + "/" + label(child);
      if (!child.name().equals(items.item())) {
        unknown(child, Place.leaf(child.location(), path), List.of(items.item()));
      } else if (items.shape() instanceof Shape.Bean bean) {
        result.add(bean(child, bean, childPath, Set.of()));
      } else if (items.shape() instanceof Shape.Leaf leaf) {
        leaves
            .read(child, leaf.scalar(), rules, childPath)
            .ifPresent(value -> result.add(placed(value, child, childPath)));
      }
    }
    return result;
  }

  private static JsonNode placed(JsonNode value, XmlNode node, String path) {
    return value instanceof ObjectNode object
        ? object.putPOJO(PLACE, Place.leaf(node.location(), path))
        : value;
  }

  private ArrayNode kinds(XmlNode node, Shape.Kinds kinds, String path) {
    checkPlain(node, place(node, path));
    ArrayNode result = json.arrayNode();
    for (XmlNode child : node.children()) {
      Shape.Bean shape = kinds.kinds().get(child.name());
      if (shape == null) {
        unknown(child, Place.leaf(child.location(), path), kinds.kinds().keySet());
      } else {
        result.add(kind(child, shape, path + "/" + label(child)).put(KIND, child.name()));
      }
    }
    return result;
  }

  private ObjectNode kind(XmlNode node, Shape.Bean shape, String path) {
    return shape
        .text()
        .filter(text -> node.children().isEmpty())
        .map(text -> mere(node, shape, text, path))
        .orElseGet(() -> bean(node, shape, path, Set.of()));
  }

  /** An element that holds a mere text, which stands for one of its children. */
  private ObjectNode mere(XmlNode node, Shape.Bean shape, Shape.Property text, String path) {
    Place place = place(node, path);
    ObjectNode result = json.objectNode();
    result.putPOJO(PLACE, place);
    shape.properties().values().stream()
        .filter(p -> !p.equals(text))
        .forEach(p -> property(result, p, Map.of(), place));
    value(result, text, node, path);
    return result;
  }

  private ObjectNode texts(XmlNode node, Element rules, String path) {
    checkPlain(node, place(node, path));
    ObjectNode result = json.objectNode();
    Scalar text = Scalars.of(String.class).orElseThrow();
    Map<String, XmlNode> children = new LinkedHashMap<>();
    node.children().forEach(child -> keepOne(children, child, path));
    children.forEach(
        (name, child) ->
            leaves
                .read(child, text, rules, path + "/" + name)
                .ifPresent(value -> result.set(name, value)));
    return result;
  }

  private void checkPlain(XmlNode node, Place place) {
    if (!node.text().isBlank()) {
      problems.error(place, "text can't stand here, only elements", "put it into an element");
    }
    leaves.checkAttributes(node, place);
  }

  private static Place place(XmlNode node, String path) {
    Map<String, String> locations = new LinkedHashMap<>();
    node.children().forEach(c -> locations.putIfAbsent(c.name(), c.location()));
    return new Place(node.location(), path, locations);
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "/" + name;
  }

  /** Typed extensions need no name in a path: there is one of a kind on a target. */
  private static String label(XmlNode node) {
    boolean many =
        Set.of("scaleSet", "virtualMachine", "ecsGroup", "extension").contains(node.name());
    return node.child("name")
        .map(name -> name.text().strip())
        .filter(name -> many && !name.isEmpty())
        .map(name -> node.name() + "[" + name + "]")
        .orElse(node.name());
  }
}
