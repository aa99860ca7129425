package io.github.fleetmaven.mojo;

import io.github.fleetmaven.config.XmlNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Reads the texts of elements, and puts values in place of the expressions that Maven left. */
final class Texts {

  private final Written written;
  private final PropertyValues values;

  Texts(Written written, PropertyValues values) {
    this.written = written;
    this.values = values;
  }

  /** Reads the text of an element. */
  Read read(Xpp3Dom dom) {
    String left = dom.getValue() == null ? "" : dom.getValue();
    List<XmlNode.Expression> expressions = new ArrayList<>();
    String text =
        ExpressionScanner.replace(
            left,
            name -> {
              Optional<String> value = values.of(name);
              expressions.add(new XmlNode.Expression(name, value.isPresent()));
              return value.orElse("${" + name + "}");
            });
    replacedBefore(dom, left).forEach(n -> expressions.add(new XmlNode.Expression(n, true)));
    return new Read(text, expressions);
  }

  private Set<String> replacedBefore(Xpp3Dom dom, String left) {
    Set<String> names =
        new LinkedHashSet<>(written.text(dom).map(written::expressions).orElse(Set.of()));
    ExpressionScanner.names(left).forEach(names::remove);
    return names;
  }

  /**
   * A text.
   *
   * @param text with values in it
   * @param expressions that a user wrote in it
   */
  record Read(String text, List<XmlNode.Expression> expressions) {}
}
