package io.github.fleetmaven.config;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.github.fleetmaven.model.Value;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Derives shapes from records. Stateless. */
final class Shapes {

  private Shapes() {}

  /** Returns the shape of a record whose components are elements. */
  static Shape.Bean bean(Class<? extends Record> type) {
    Map<String, Shape.Property> properties = new LinkedHashMap<>();
    addProperties(type, "", properties);
    return new Shape.Bean(type, properties);
  }

  private static void addProperties(
      Class<?> type, String holder, Map<String, Shape.Property> properties) {
    for (RecordComponent component : type.getRecordComponents()) {
      Element rules = component.getAnnotation(Element.class);
      String name = component.getName();
      if (rules != null) {
        Shape shape = shape(component.getGenericType(), rules);
        properties.put(
            name,
            new Shape.Property(name, shape, rules, holder, component.getType() == List.class));
      } else if (component.getType() != Place.class) {
        addProperties(component.getType(), name, properties);
      }
    }
  }

  private static Shape shape(Type type, Element rules) {
    if (type instanceof ParameterizedType p) {
      Type first = p.getActualTypeArguments()[0];
      if (p.getRawType() == Optional.class) {
        return shape(first, rules);
      }
      return p.getRawType() == List.class ? list(first, rules) : new Shape.Texts();
    }
    return single((Class<?>) type);
  }

  private static Shape list(Type item, Element rules) {
    Class<?> type = (Class<?>) item;
    if (type.isAnnotationPresent(JsonSubTypes.class)) {
      return kinds(type);
    }
    Shape shape = single(type);
    return shape instanceof Shape.Leaf leaf && type.isEnum()
        ? new Shape.Words(leaf.scalar())
        : new Shape.Items(rules.item(), shape);
  }

  private static Shape single(Class<?> type) {
    if (type == Value.Obj.class) {
      return new Shape.Free();
    }
    return Scalars.of(type)
        .<Shape>map(Shape.Leaf::new)
        .orElseGet(() -> bean(type.asSubclass(Record.class)));
  }

  private static Shape.Kinds kinds(Class<?> type) {
    Map<String, Shape.Bean> kinds = new LinkedHashMap<>();
    for (JsonSubTypes.Type kind : type.getAnnotation(JsonSubTypes.class).value()) {
      kinds.put(kind.name(), bean(kind.value().asSubclass(Record.class)));
    }
    return new Shape.Kinds(kinds);
  }
}
