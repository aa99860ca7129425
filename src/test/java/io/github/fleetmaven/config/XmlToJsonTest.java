package io.github.fleetmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.json.Json;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XmlToJsonTest {

  private final Problems problems = new Problems();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <a>1</a>                                     | {"a":1}
          <a>-17</a>                                   | {"a":-17}
          <a>0</a>                                     | {"a":0}
          <a>007</a>                                   | {"a":"007"}
          <a>1.5</a>                                   | {"a":"1.5"}
          <a>123456789012345678</a>                    | {"a":123456789012345678}
          <a>1234567890123456789</a>                   | {"a":"1234567890123456789"}
          <a>true</a>                                  | {"a":true}
          <a>True</a>                                  | {"a":"True"}
          <a/>                                         | {"a":""}
          <a>x</a>                                     | {"a":"x"}
          <a><b>1</b><c>x</c></a>                      | {"a":{"b":1,"c":"x"}}
          <a><b>1</b><b>2</b></a>                      | {"a":{"b":[1,2]}}
          <a><b>1</b><c>x</c><b>2</b></a>              | {"a":{"b":[1,2],"c":"x"}}
          <a type="array"><b>1</b></a>                 | {"a":[1]}
          <a type="array"><b>1</b><c>2</c></a>         | {"a":[1,2]}
          <a type="array"><b><c>1</c></b></a>          | {"a":[{"c":1}]}
          <a type="array"/>                            | {"a":[]}
          <a type="array"><b type="array"/></a>        | {"a":[[]]}
          <a type="string">1</a>                       | {"a":"1"}
          <a type="string"/>                           | {"a":""}
          <a type="number">1.5</a>                     | {"a":1.5}
          <a type="boolean">true</a>                   | {"a":true}
          <a type="object"/>                           | {"a":{}}
          <a type="object"><b>1</b></a>                | {"a":{"b":1}}
          <a type="null"/>                             | {"a":null}
          <a combine.children="append">1</a>           | {"a":1}
          {"a": [1, {"b": null}]}                      | {"a":[1,{"b":null}]}
          """)
  void readsXmlAsJson(String xml, String json) {
    assertThat(convert(xml)).isEqualTo(json);
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void readsNothingAsAnEmptyObject() {
    assertThat(convert("")).isEqualTo("{}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <a type="number">x</a>          | settings/a: the text can't be of type number
          <a type="boolean">1</a>         | settings/a: the text can't be of type boolean
          <a type="array">1</a>           | settings/a: the text can't be of type array
          <a type="null">1</a>            | settings/a: the text can't be of type null
          <a type="string"><b/></a>       | settings/a: an element with children can't be of type string
          <a type="strng">1</a>           | settings/a: `strng` is no type; did you mean string?
          <a kind="x">1</a>               | settings/a: unknown attribute kind
          <a>text<b/></a>                 | settings/a: text and elements are mixed
          """)
  void saysWhatCannotBeRead(String xml, String problem) {
    convert(xml);
    assertThat(problems.all())
        .singleElement()
        .extracting(Diagnostic::text)
        .asString()
        .contains(problem);
  }

  private String convert(String inside) {
    XmlToJson xmlToJson =
        new XmlToJson(
            problems,
            new Expressions(Set.of(), problems),
            new SecretRules(problems, new PlainSecretRules(problems, false)));
    XmlNode node = PomText.tree("<settings>" + inside + "</settings>").children().get(0);
    return xmlToJson.object(node, "settings").map(Json::write).orElse("");
  }
}
