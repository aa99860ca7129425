package io.github.fleetmaven.simulator.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergeTest {

  private static ObjectNode parse(String text) throws IOException {
    return (ObjectNode) Json.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest(name = "{0} + {1} = {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a':{'x':1}} | {'a':{'y':2}} | {'a':{'x':1,'y':2}}",
        "{'a':[1,2]} | {'a':[3]} | {'a':[3]}",
        "{'tags':{'x':'1'}} | {'tags':{'y':'2'}} | {'tags':{'y':'2'}}",
        "{'a':1} | {'a':null} | {'a':1}",
        "{'a':1} | {} | {'a':1}",
        "{'sku':{'name':'A','capacity':1}} | {'sku':{'capacity':2}} | {'sku':{'name':'A','capacity':2}}",
        "{} | {'id':'x','name':'y','type':'z','etag':'e','a':1} | {'a':1}",
        "{'properties':{'a':1}} | {'properties':{'provisioningState':'Failed','vmId':'x'}} |"
            + " {'properties':{'a':1}}",
        "{'identity':{'type':'None'}} | {'identity':{'type':'SystemAssigned'}} |"
            + " {'identity':{'type':'SystemAssigned'}}",
        "{'imageReference':{'publisher':'p','sku':'s','version':'1'}} |"
            + " {'imageReference':{'version':'2','exactVersion':'9'}} |"
            + " {'imageReference':{'publisher':'p','sku':'s','version':'2'}}",
        "{'imageReference':{'publisher':'p','version':'1'}} | {'imageReference':{'id':'/i'}} |"
            + " {'imageReference':{'id':'/i'}}",
        "{'imageReference':{'id':'/i'}} | {'imageReference':{'publisher':'p'}} |"
            + " {'imageReference':{'publisher':'p'}}",
        "{'imageReference':{'id':'/i'}} | {'imageReference':{}} | {'imageReference':{'id':'/i'}}",
        "{'extensions':[{'name':'A','properties':{'protectedSettings':'s'}}]} |"
            + " {'extensions':[{'name':'a','properties':{'autoUpgradeMinorVersion':true}}]} |"
            + " {'extensions':[{'name':'a','properties':"
            + "{'autoUpgradeMinorVersion':true,'protectedSettings':'s'}}]}",
        "{'extensions':[{'name':'a','properties':{'protectedSettings':'s','x':1}}]} |"
            + " {'extensions':[{'name':'a','properties':{'protectedSettings':'t','x':null}}]} |"
            + " {'extensions':[{'name':'a','properties':"
            + "{'protectedSettings':'t','autoUpgradeMinorVersion':false}}]}",
        "{'settings':{'a':1}} | {'settings':{'b':2}} | {'settings':{'b':2}}"
      })
  void mergesAsTheServiceDoes(String present, String written, String expected) throws IOException {
    ObjectNode base = parse(present);
    assertThat(Merge.documents(base, parse(written))).isEqualTo(parse(expected));
    assertThat(base).isEqualTo(parse(present));
  }

  @ParameterizedTest(name = "{0} + {1} = {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a':{'x':1,'y':2}} | {'a':{'y':null}} | {'a':{'x':1}}",
        "{'a':1} | {'b':null} | {'a':1}",
        "{'tags':{'x':'1'}} | {'tags':null} | {}",
        "{'properties':{'automaticRepairsPolicy':{'enabled':true}}} |"
            + " {'properties':{'automaticRepairsPolicy':null}} | {'properties':{}}",
        "{'properties':{'upgradePolicy':{'mode':'M','rollingUpgradePolicy':{'maxSurge':true}}}} |"
            + " {'properties':{'upgradePolicy':{'mode':null,'rollingUpgradePolicy':null}}} |"
            + " {'properties':{'upgradePolicy':{'mode':'M'}}}",
        "{'location':'x','sku':{'capacity':2},'properties':{'a':1}} |"
            + " {'location':null,'sku':{'capacity':null},'properties':null} |"
            + " {'location':'x','sku':{'capacity':2},'properties':{'a':1}}",
        "{'imageReference':{'publisher':'p','version':'1'}} | {'imageReference':{'version':null}} |"
            + " {'imageReference':{'publisher':'p','version':'1'}}"
      })
  void aPatchRemovesWhatIsNull(String present, String written, String expected) throws IOException {
    ObjectNode base = parse(present);
    assertThat(Merge.patched(base, parse(written))).isEqualTo(parse(expected));
    assertThat(base).isEqualTo(parse(present));
  }
}
