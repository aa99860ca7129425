package io.github.fleetmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.diag.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Mistakes in a pom outside of extensions, and what is said about each, word for word. */
class MistakesTest {

  private static final String SET = "pom.xml:1: scaleSets/scaleSet[web]";

  @Test
  void tellsAllProblemsAtOnce() {
    ConfigurationReader.Result result =
        PomText.read(
            """
            <skp/>
            <azure><subscriptionId>mine</subscriptionId></azure>
            <scaleSets><scaleSet><rollout><batchSize>some</batchSize></rollout></scaleSet></scaleSets>
            """);
    assertThat(result.fleet()).isEmpty();
    assertThat(result.diagnostics())
        .extracting(Diagnostic::where)
        .containsExactly(
            "pom.xml:1: configuration",
            "pom.xml:2: azure/subscriptionId",
            "pom.xml:3: scaleSets/scaleSet",
            "pom.xml:3: scaleSets/scaleSet/rollout/batchSize",
            "pom.xml:3: scaleSets/scaleSet");
  }

  @Nested
  class Elements {

    @Test
    void unknownAtTheTop() {
      assertThat(PomText.problems("<scalesets/>"))
          .containsExactly(
              "pom.xml:1: configuration: unknown element <scalesets>; did you mean <scaleSets>?");
      assertThat(PomText.problems("<skp>true</skp>"))
          .containsExactly("pom.xml:1: configuration: unknown element <skp>; did you mean <skip>?");
      assertThat(PomText.problems("<zebra/>"))
          .containsExactly(
              "pom.xml:1: configuration: unknown element <zebra>; known here: azure, alibaba,"
                  + " content, scaleSets, virtualMachines, ecsGroups, cloud, skip, targets");
    }

    @Test
    void unknownDeepInside() {
      assertThat(scaleSet("\n<rollout>\n<batchsize>2</batchsize></rollout>"))
          .containsExactly(
              "pom.xml:3: scaleSets/scaleSet[web]/rollout: unknown element <batchsize>; did you"
                  + " mean <batchSize>?");
    }

    @Test
    void unknownInAList() {
      assertThat(PomText.problems("<scaleSets><scaleset/></scaleSets>"))
          .containsExactly(
              "pom.xml:1: scaleSets: unknown element <scaleset>; did you mean <scaleSet>?");
    }

    @Test
    void atTheWrongLevel() {
      assertThat(PomText.problems("<scaleSet/>"))
          .containsExactly(
              "pom.xml:1: configuration: unknown element <scaleSet>; <scaleSet> belongs in"
                  + " <scaleSets>");
      assertThat(scaleSet("<batchSize>2</batchSize>"))
          .containsExactly(SET + ": unknown element <batchSize>; <batchSize> belongs in <rollout>");
      assertThat(scaleSet("<customScript/>"))
          .containsExactly(
              SET + ": unknown element <customScript>; <customScript> belongs in <extensions>");
    }

    @Test
    void missing() {
      assertThat(PomText.problems("<scaleSets><scaleSet/></scaleSets>"))
          .containsExactly("pom.xml:1: scaleSets/scaleSet: <name> is missing; add <name>");
    }

    @Test
    void missingHereAndInAzure() {
      assertThat(
              PomText.allProblems("<scaleSets><scaleSet><name>web</name></scaleSet></scaleSets>"))
          .containsExactly(
              SET
                  + ": <subscriptionId> is missing, here and in <azure>; add it to <azure>, for all"
                  + " targets, or here",
              SET
                  + ": <resourceGroup> is missing, here and in <azure>; add it to <azure>, for all"
                  + " targets, or here");
    }

    @Test
    void missingOnlyOnce() {
      assertThat(
              PomText.problems(
                  "<azure><subscriptionId>${subscription}</subscriptionId>"
                      + "<resourceGroup/></azure>"
                      + "<scaleSets><scaleSet><name>web</name></scaleSet></scaleSets>"))
          .containsExactly(
              "pom.xml:1: azure/subscriptionId: ${subscription} has no value; declare the property,"
                  + " or correct its name",
              "pom.xml:1: azure/resourceGroup: it is empty; give it a value, or leave the element"
                  + " out");
    }

    @Test
    void blank() {
      assertThat(PomText.problems("<scaleSets><scaleSet><name> </name></scaleSet></scaleSets>"))
          .containsExactly(
              "pom.xml:1: scaleSets/scaleSet/name: it is empty; give it a value, or leave the"
                  + " element out");
    }

    @Test
    void doubled() {
      assertThat(scaleSet("\n<resourceGroup>a</resourceGroup>\n<resourceGroup>b</resourceGroup>"))
          .containsExactly(
              "pom.xml:3: scaleSets/scaleSet[web]/resourceGroup: <resourceGroup> is there twice,"
                  + " first at pom.xml:2; keep one of them");
    }

    @Test
    void textAmongElements() {
      assertThat(PomText.problems("<scaleSets>web</scaleSets>"))
          .containsExactly(
              "pom.xml:1: scaleSets: text can't stand here, only elements; put it into an element");
    }

    @Test
    void textBetweenElements() {
      assertThat(scaleSet("<rollout>stray<order>zone</order></rollout>"))
          .containsExactly(
              SET + "/rollout: text can't stand here, only elements; put it into an element");
      assertThat(PomText.problems("stray<scaleSets/>"))
          .containsExactly(
              "pom.xml:1: configuration: text can't stand here, only elements; put it into an"
                  + " element");
    }

    @Test
    void elementsInAText() {
      assertThat(scaleSet("<resourceGroup><name>a</name></resourceGroup>"))
          .containsExactly(SET + "/resourceGroup: it takes a text, and holds <name>; write a text");
    }

    @Test
    void attributes() {
      assertThat(
              PomText.problems(
                  "<scaleSets><scaleSet name=\"w\"><name>web</name></scaleSet></scaleSets>"))
          .containsExactly(SET + ": unknown attribute name; write it as an element, <name>");
      assertThat(PomText.problems("<scaleSets combine.children=\"append\"/>")).isEmpty();
    }
  }

  @Nested
  class Rollouts {

    @Test
    void bakeWithoutFirstBatch() {
      assertThat(scaleSet("<rollout><bake>PT5M</bake></rollout>"))
          .containsExactly(
              SET
                  + "/rollout/bake: there is no <firstBatch> that could bake; say how many"
                  + " instances go first, as <firstBatch>1</firstBatch>");
    }

    @Test
    void noInstanceAtAll() {
      assertThat(scaleSet("<rollout><instances/></rollout>"))
          .containsExactly(
              SET
                  + "/rollout/instances: it names no instance, and would leave all out; name some,"
                  + " or leave it out to mean all");
    }

    @Test
    void strategyThatIsNone() {
      assertThat(scaleSet("<rollout><strategy>azur</strategy></rollout>"))
          .containsExactly(
              SET + "/rollout/strategy: `azur` is none of batches, azure; did you mean azure?");
    }
  }

  @Nested
  class Values {

    @Test
    void word() {
      assertThat(scaleSet("<rollout><order>updatedomain</order></rollout>"))
          .containsExactly(
              SET
                  + "/rollout/order: `updatedomain` is none of zone, updateDomain, faultDomain,"
                  + " instance; did you mean updateDomain?");
      assertThat(scaleSet("<rollout><order>rack</order></rollout>"))
          .containsExactly(
              SET
                  + "/rollout/order: `rack` is none of zone, updateDomain, faultDomain, instance;"
                  + " write one of these");
      assertThat(scaleSet("<allow>reimage,restrt</allow>"))
          .containsExactly(
              SET
                  + "/allow: `restrt` is none of allAtOnce, reimage, restart, remove, pendingModel;"
                  + " did you mean restart?");
    }

    @Test
    void whatToDoOnFailure() {
      assertThat(scaleSet("<rollout><onFailure>rolback</onFailure></rollout>"))
          .containsExactly(
              SET
                  + "/rollout/onFailure: `rolback` is none of stop, rollback; did you mean"
                  + " rollback?");
    }

    @Test
    void duration() {
      assertThat(scaleSet("<rollout><pauseBetweenBatches>10m</pauseBetweenBatches></rollout>"))
          .containsExactly(SET + "/rollout/pauseBetweenBatches: `10m` is no duration; write PT10M");
      assertThat(scaleSet("<rollout><pauseBetweenBatches>2 hours</pauseBetweenBatches></rollout>"))
          .containsExactly(
              SET + "/rollout/pauseBetweenBatches: `2 hours` is no duration; write PT2H");
      assertThat(scaleSet("<rollout><pauseBetweenBatches>a while</pauseBetweenBatches></rollout>"))
          .containsExactly(
              SET
                  + "/rollout/pauseBetweenBatches: `a while` is no duration; write PT10M for ten"
                  + " minutes, PT2H for two hours, P1D for a day");
      assertThat(scaleSet("<rollout><pauseBetweenBatches>PT-1S</pauseBetweenBatches></rollout>"))
          .containsExactly(
              SET
                  + "/rollout/pauseBetweenBatches: `PT-1S` is less than nothing; write it without a"
                  + " minus");
      assertThat(scaleSet("<rollout><healthTimeout>PT0S</healthTimeout></rollout>"))
          .containsExactly(
              SET
                  + "/rollout/healthTimeout: it gives no time at all; write more than nothing, as"
                  + " PT10M");
    }

    @Test
    void numberOfInstances() {
      for (String amount : List.of("lots", "20 %", "120%", "-1", "0.5")) {
        assertThat(scaleSet("<rollout><batchSize>" + amount + "</batchSize></rollout>"))
            .containsExactly(
                SET
                    + "/rollout/batchSize: `"
                    + amount
                    + "` is no number of instances; write a count, as 2, or a share from 0% to"
                    + " 100%, as 20%");
      }
    }

    @Test
    void noInstance() {
      assertThat(scaleSet("<rollout><batchSize>0</batchSize></rollout>"))
          .containsExactly(
              SET
                  + "/rollout/batchSize: `0`: a batch of no instance does nothing; write at least 1,"
                  + " or 1%");
      assertThat(scaleSet("<rollout><maxUnavailable>0%</maxUnavailable></rollout>"))
          .containsExactly(
              SET
                  + "/rollout/maxUnavailable: `0%`: without an instance that may be out of service"
                  + " nothing can be updated; write at least 1, or 1%");
      assertThat(scaleSet("<rollout><maxFailedInstances>0</maxFailedInstances></rollout>"))
          .isEmpty();
    }

    @Test
    void batchLargerThanTheBudget() {
      assertThat(
              scaleSet(
                  "<rollout><batchSize>5</batchSize>\n<maxUnavailable>2</maxUnavailable></rollout>"))
          .containsExactly(
              SET
                  + "/rollout/batchSize: a batch of 5 is more than the 2 of <maxUnavailable>; write"
                  + " at most 2, or raise <maxUnavailable>");
      assertThat(
              scaleSet(
                  "<rollout><batchSize>50%</batchSize><maxUnavailable>2</maxUnavailable></rollout>"))
          .isEmpty();
    }

    @Test
    void subscription() {
      assertThat(scaleSet("<subscriptionId>my subscription</subscriptionId>"))
          .containsExactly(
              SET
                  + "/subscriptionId: `my subscription` is no subscription id; write the"
                  + " subscription's GUID; `az account show --query id` prints it");
    }

    @Test
    void tenant() {
      assertThat(PomText.problems("<azure><tenantId>mine</tenantId></azure>"))
          .containsExactly(
              "pom.xml:1: azure/tenantId: `mine` is no tenant; write the tenant's GUID or its"
                  + " domain, as contoso.onmicrosoft.com");
    }

    @Test
    void names() {
      assertThat(
              PomText.problems("<scaleSets><scaleSet><name>my web</name></scaleSet></scaleSets>"))
          .containsExactly(
              "pom.xml:1: scaleSets/scaleSet[my web]/name: `my web` can't be the name of a scale"
                  + " set or virtual machine; use 1 to 64 letters, digits, `-`, `_` and `.`, no `-`"
                  + " or `.` at the end");
      assertThat(scaleSet("<resourceGroup>group.</resourceGroup>"))
          .containsExactly(
              SET
                  + "/resourceGroup: `group.` can't be the name of a resource group; use 1 to 90"
                  + " letters, digits, `-`, `_`, `.` and parentheses, no `.` at the end");
    }

    @Test
    void namesThatAreSecret() {
      assertThat(scaleSet("<resourceGroup>secret://env/GROUP</resourceGroup>"))
          .containsExactly(
              SET
                  + "/resourceGroup: a secret can't stand here; secrets are for commands, URIs of"
                  + " files, settings and protected settings");
    }

    @Test
    void expressionWithoutAValue() {
      assertThat(scaleSet("<resourceGroup>${group}</resourceGroup>"))
          .containsExactly(
              SET
                  + "/resourceGroup: ${group} has no value; declare the property, or correct its"
                  + " name");
    }
  }

  @Nested
  class Targets {

    @Test
    void twoOfAName() {
      assertThat(
              PomText.problems(
                  """
                  <scaleSets><scaleSet><name>web</name></scaleSet></scaleSets>
                  <virtualMachines><virtualMachine><name>WEB</name></virtualMachine></virtualMachines>
                  """))
          .containsExactly(
              "pom.xml:2: virtualMachines/virtualMachine[WEB]/name: two targets are called `WEB`,"
                  + " the first at pom.xml:1; merge them; a target has one name in a pom");
    }

    @Test
    void machineWithAnImage() {
      assertThat(machine("<image><version>1</version></image>"))
          .containsExactly(
              "pom.xml:1: virtualMachines/virtualMachine[vm1]: <image> can't be here: the image of"
                  + " a virtual machine can't change once it is made; leave it out; for images that"
                  + " change use a scale set");
    }

    @Test
    void groupWithoutTags() {
      assertThat(machine("<tags/>"))
          .containsExactly(
              "pom.xml:1: virtualMachines/virtualMachine[vm1]/tags: a group without a tag would be"
                  + " every machine; name a tag, as <role>web</role>, or leave <tags> out to mean"
                  + " one machine");
    }

    @Test
    void wholeSubscriptionForOneTarget() {
      assertThat(scaleSet("<resourceGroup>*</resourceGroup>"))
          .containsExactly(
              SET
                  + "/resourceGroup: `*` is for groups of virtual machines, those with <tags>; name"
                  + " the resource group");
    }

    @Test
    void severalImages() {
      String id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/images/i";
      assertThat(scaleSet("<image><version>1</version></image>\n<imageId>" + id + "</imageId>"))
          .containsExactly(
              "pom.xml:2: scaleSets/scaleSet[web]/imageId: a scale set has one image, and <image>"
                  + " and <imageId> are there; keep one of them");
    }

    @Test
    void emptyImage() {
      assertThat(scaleSet("<image/>"))
          .containsExactly(
              SET
                  + "/image: the image says nothing; name at least one of publisher, offer, sku and"
                  + " version, or leave <image> out");
    }

    @Test
    void imageThatIsNone() {
      assertThat(scaleSet("<imageId>ubuntu</imageId>"))
          .containsExactly(
              SET
                  + "/imageId: `ubuntu` is no id of an image; write"
                  + " /subscriptions/…/resourceGroups/…/providers/Microsoft.Compute/galleries/…"
                  + "/images/…/versions/1.2.3, or the id of a managed image, …/images/…");
    }

    @Test
    void signingIn() {
      assertThat(PomText.problems("<azure><auth><type>server</type></auth></azure>"))
          .containsExactly(
              "pom.xml:1: azure/auth/type: `server` needs a <serverId>; name a <server> of"
                  + " settings.xml that holds a client id and a client secret");
      assertThat(
              PomText.problems(
                  "<azure><auth><type>azureCli</type><serverId>a</serverId></auth></azure>"))
          .containsExactly(
              "pom.xml:1: azure/auth/serverId: <serverId> and the type `azureCli` contradict each"
                  + " other; leave out <serverId>, or write the type `server`");
    }
  }

  @Nested
  class WhoDrives {

    @Test
    void settingsThatAzureDoesNotKnow() {
      for (String setting :
          List.of(
              "<order>zone</order>",
              "<firstBatch>1</firstBatch>",
              "<instances><instance>1</instance></instances>")) {
        String element = setting.substring(1, setting.indexOf('>'));
        assertThat(scaleSet("<rollout>\n" + setting + "<strategy>azure</strategy></rollout>"))
            .containsExactly(
                "pom.xml:2: scaleSets/scaleSet[web]/rollout/"
                    + element
                    + ": Azure drives by <strategy>azure</strategy>, and its rolling upgrade knows"
                    + " no <"
                    + element
                    + ">; leave it out, or let this plugin drive: <strategy>batches</strategy>");
      }
    }

    @Test
    void aBakeThatAzureDoesNotKnow() {
      assertThat(
              scaleSet(
                  "<rollout><firstBatch>1</firstBatch>\n<bake>PT5M</bake>"
                      + "<strategy>azure</strategy></rollout>"))
          .hasSize(2)
          .last()
          .asString()
          .startsWith("pom.xml:2: scaleSets/scaleSet[web]/rollout/bake: Azure drives");
    }

    @Test
    void aPolicyThatNobodyReads() {
      assertThat(
              scaleSet(
                  "<rollout><strategy>batches</strategy>"
                      + "<rollingUpgradePolicy><maxSurge>true</maxSurge></rollingUpgradePolicy>"
                      + "</rollout>"))
          .containsExactly(
              SET
                  + "/rollout/rollingUpgradePolicy: it is for Azure's rolling upgrade, and by"
                  + " <strategy>batches</strategy> this plugin drives; leave it out, or let Azure"
                  + " drive: <strategy>azure</strategy>");
    }

    @Test
    void machinesAreNoScaleSet() {
      assertThat(
              machine(
                  "<rollout><strategy>azure</strategy><suspendRepairs>true</suspendRepairs>"
                      + "<rollingUpgradePolicy/></rollout>"))
          .containsExactlyInAnyOrder(
              "pom.xml:1: virtualMachines/virtualMachine[vm1]/rollout/strategy: rolling upgrades of"
                  + " Azure's own are for scale sets; leave it out",
              "pom.xml:1: virtualMachines/virtualMachine[vm1]/rollout/suspendRepairs: automatic"
                  + " instance repairs are for scale sets; leave it out",
              "pom.xml:1: virtualMachines/virtualMachine[vm1]/rollout/rollingUpgradePolicy: rolling"
                  + " upgrades of Azure's own are for scale sets; leave it out");
    }
  }

  private static List<String> scaleSet(String inside) {
    return PomText.problems(
        "<scaleSets><scaleSet><name>web</name>" + inside + "</scaleSet></scaleSets>");
  }

  private static List<String> machine(String inside) {
    return PomText.problems(
        "<virtualMachines><virtualMachine><name>vm1</name>"
            + inside
            + "</virtualMachine></virtualMachines>");
  }
}
