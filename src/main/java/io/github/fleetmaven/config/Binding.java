package io.github.fleetmaven.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.fleetmaven.json.Json;
import io.github.fleetmaven.model.Amount;
import io.github.fleetmaven.model.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;

/** Binds a checked tree to the records that are shaped like the pom. Stateless. */
final class Binding {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .addModule(
              new SimpleModule()
                  .addDeserializer(
                      Amount.class,
                      new FromTree<>(
                          Amount.class, n -> CountOrShare.parse(n.asText()).orElseThrow()))
                  .addDeserializer(
                      Value.Obj.class,
                      new FromTree<>(Value.Obj.class, n -> (Value.Obj) Json.fromNode(n))))
          .build();

  private Binding() {}

  /**
   * Binds a tree.
   *
   * @throws UncheckedIOException when the tree isn't as the records say, which the builder of the
   *     tree prevents
   */
  static FleetConfig bind(JsonNode tree) {
    try {
      return MAPPER.treeToValue(tree, FleetConfig.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a value of a branch of the tree. */
  private static final class FromTree<T> extends StdDeserializer<T> {

    private static final long serialVersionUID = 1L;

    private final transient Function<JsonNode, T> convert;

    FromTree(Class<T> type, Function<JsonNode, T> convert) {
      super(type);
      this.convert = convert;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      return convert.apply(context.readTree(parser));
    }
  }
}
