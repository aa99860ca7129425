package io.github.fleetmaven.config;

import io.github.fleetmaven.diag.Diagnostic;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the inside of a {@code <configuration>}; its first line is line 1 of {@code pom.xml}. */
final class PomText {

  static final String AZURE =
      """
      <azure>
        <subscriptionId>00000000-0000-0000-0000-000000000001</subscriptionId>
        <resourceGroup>group</resourceGroup>
      </azure>
      """
          .replace("\n", "");

  static final Set<String> PARAMETERS =
      Set.of(
          "azure",
          "alibaba",
          "content",
          "scaleSets",
          "virtualMachines",
          "ecsGroups",
          "skip",
          "cloud",
          "targets");

  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]*)}");

  private PomText() {}

  static ConfigurationReader.Result read(String inside) {
    return read(inside, Path.of("").toAbsolutePath());
  }

  static ConfigurationReader.Result read(String inside, Path baseDirectory) {
    return read(inside, baseDirectory, false);
  }

  static ConfigurationReader.Result read(String inside, Path baseDirectory, boolean strictSecrets) {
    return new ConfigurationReader(Map.of(), strictSecrets)
        .read(
            new RawConfiguration(
                tree(inside), PARAMETERS, baseDirectory, Set.of("declared", "basedir")));
  }

  /** Returns all problems of a configuration in which Azure is there when it isn't written. */
  static List<String> problems(String inside) {
    return allProblems(inside.contains("<azure>") ? inside : AZURE + inside);
  }

  static List<String> allProblems(String inside) {
    return read(inside).diagnostics().stream().map(Diagnostic::text).toList();
  }

  static XmlNode tree(String inside) {
    try {
      XMLStreamReader reader =
          XMLInputFactory.newFactory()
              .createXMLStreamReader(
                  new StringReader("<configuration>" + inside + "</configuration>"));
      reader.nextTag();
      return element(reader);
    } catch (XMLStreamException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static XmlNode element(XMLStreamReader reader) throws XMLStreamException {
    String name = reader.getLocalName();
    String location = "pom.xml:" + reader.getLocation().getLineNumber();
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    StringBuilder text = new StringBuilder();
    List<XmlNode> children = new ArrayList<>();
    for (int event = reader.next();
        event != XMLStreamConstants.END_ELEMENT;
        event = reader.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        children.add(element(reader));
      } else if (event == XMLStreamConstants.CHARACTERS) {
        text.append(reader.getText());
      }
    }
    String trimmed = text.toString().strip();
    List<XmlNode.Expression> expressions =
        EXPRESSION
            .matcher(trimmed)
            .results()
            .map(m -> new XmlNode.Expression(m.group(1), m.group(1).startsWith("env.")))
            .toList();
    return new XmlNode(name, attributes, trimmed, expressions, children, location);
  }
}
