package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Whoever builds with another JDK is told in one line what to do, before anything else goes wrong. */
class RightJdkTest {
    @Test
    void theBuildRefusesEveryOtherJdkAndNamesTheLauncherThatFindsOne() throws Exception {
        Document pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(LauncherTest.launcher().resolveSibling("pom.xml").toFile());
        Element rule = only(pom.getElementsByTagName("requireJavaVersion"));
        assertThat(text(rule, "version")).isEqualTo("[25,26)");
        assertThat(text(rule, "message"))
                .contains("JDK 25", "JAVA_HOME", "./handrail")
                .hasLineCount(1);
        Element execution = (Element) rule.getParentNode().getParentNode().getParentNode();
        assertThat(text(execution, "phase")).as("the first of them").isEqualTo("validate");
        assertThat(text(execution, "goal")).isEqualTo("enforce");
    }

    private static String text(Element within, String name) {
        return only(within.getElementsByTagName(name)).getTextContent();
    }

    private static Element only(NodeList found) {
        assertThat(found.getLength()).isEqualTo(1);
        return (Element) found.item(0);
    }
}
