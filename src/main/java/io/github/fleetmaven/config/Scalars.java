package io.github.fleetmaven.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.fleetmaven.model.Amount;
import io.github.fleetmaven.model.Permission;
import io.github.fleetmaven.model.RolloutPolicy;
import io.github.fleetmaven.model.ecs.VirtioDriver;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Which kind of text a Java type stands for. */
final class Scalars {

  private static final Map<Class<?>, Scalar> BY_TYPE =
      Map.ofEntries(
          Map.entry(String.class, new Words()),
          Map.entry(FileName.class, new FilePath()),
          Map.entry(Boolean.class, new Truth()),
          Map.entry(Integer.class, new WholeNumber()),
          Map.entry(Duration.class, new IsoDuration()),
          Map.entry(Amount.class, new CountOrShare()),
          choice(RolloutPolicy.Order.class, RolloutPolicy.Order::pomName),
          choice(Permission.class, Permission::pomName),
          choice(RolloutPolicy.OnFailure.class, RolloutPolicy.OnFailure::pomName),
          choice(RolloutPolicy.Strategy.class, RolloutPolicy.Strategy::pomName),
          choice(AzureSettings.Environment.class, AzureSettings.Environment::name),
          choice(AzureSettings.AuthType.class, AzureSettings.AuthType::pomName),
          choice(AlibabaSettings.AuthType.class, AlibabaSettings.AuthType::pomName),
          choice(VirtioDriverConfig.Feature.class, VirtioDriverConfig.Feature::pomName),
          choice(VirtioDriverConfig.MethodWord.class, VirtioDriverConfig.MethodWord::pomName),
          choice(VirtioDriver.Snapshot.Disks.class, VirtioDriver.Snapshot.Disks::pomName),
          choice(VirtioDriver.Hazard.class, VirtioDriver.Hazard::pomName),
          choice(VirtioDriver.Restart.class, VirtioDriver.Restart::pomName),
          choice(ContentConfig.Access.class, ContentConfig.Access::pomName),
          choice(DscConfig.WmfVersion.class, DscConfig.WmfVersion::pomName),
          choice(DscConfig.DataCollection.class, DscConfig.DataCollection::pomName),
          choice(
              ApplicationHealthConfig.Protocol.class, ApplicationHealthConfig.Protocol::pomName));

  private Scalars() {}

  /** Returns the kind of text that stands for a type; empty when none does. */
  static Optional<Scalar> of(Class<?> type) {
    return Optional.ofNullable(BY_TYPE.get(type));
  }

  private static <E extends Enum<E>> Map.Entry<Class<?>, Scalar> choice(
      Class<E> type, Function<E, String> word) {
    List<E> values = Arrays.asList(type.getEnumConstants());
    return Map.entry(
        type,
        new Choice(values.stream().map(word).toList(), values.stream().map(Enum::name).toList()));
  }

  private record Words() implements Scalar {
    @Override
    public String describe() {
      return "text";
    }

    @Override
    public JsonNode read(String text, Element rules) {
      return TextNode.valueOf(text);
    }
  }

  private record FilePath() implements Scalar {
    @Override
    public String describe() {
      return "path";
    }

    @Override
    public JsonNode read(String text, Element rules) {
      return JsonNodeFactory.instance.objectNode().put("path", text);
    }
  }

  private record Truth() implements Scalar {
    @Override
    public String describe() {
      return "`true` or `false`";
    }

    @Override
    public JsonNode read(String text, Element rules) throws BadValueException {
      if (text.equals("true") || text.equals("false")) {
        return BooleanNode.valueOf(Boolean.parseBoolean(text));
      }
      throw new BadValueException("`" + text + "` is no boolean", "write true or false");
    }
  }

  private record WholeNumber() implements Scalar {
    @Override
    public String describe() {
      return "number";
    }

    @Override
    public JsonNode read(String text, Element rules) throws BadValueException {
      String remedy = "write a number from " + rules.min() + " to " + rules.max();
      int number;
      try {
        number = Integer.parseInt(text);
      } catch (NumberFormatException e) {
        throw new BadValueException("`" + text + "` is no whole number", remedy);
      }
      if (number < rules.min() || number > rules.max()) {
        throw new BadValueException("`" + text + "` is out of range", remedy);
      }
      return IntNode.valueOf(number);
    }
  }
}
