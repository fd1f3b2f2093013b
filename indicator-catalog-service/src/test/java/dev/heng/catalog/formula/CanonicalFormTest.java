package dev.heng.catalog.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tree that is published, and its hash. */
class CanonicalFormTest {

    private static CompiledFormula compile(String formula) {
        Definition tried = new Definition("X", formula, null);
        List<Definition> all = List.of(tried, new Definition("F01", "LIAB_TOTAL / ASSET_TOTAL", null));
        Compilation compilation = FormulaCompiler.compile(List.of("X"), Definitions.of(all), Charts.hospital());
        assertEquals(true, compilation.isValid(), () -> compilation.problems().toString());
        return compilation.formulas().get("X");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "5% | {'op':'number','value':'0.05'}",
                "100.50 | {'op':'number','value':'100.5'}",
                "100 | {'op':'number','value':'100'}",
                "0.000 | {'op':'number','value':'0'}",
                "007 | {'op':'number','value':'7'}",
                "REV_MED | {'op':'measure','code':'REV_MED'}",
                "ind(F01) | {'op':'indicator','code':'F01'}",
                "1 - 2 - 3 | {'op':'sub','args':[{'op':'sub','args':[{'op':'number','value':'1'},{'op':'number','value':'2'}]},{'op':'number','value':'3'}]}",
                "1 + 2 * 3 | {'op':'add','args':[{'op':'number','value':'1'},{'op':'mul','args':[{'op':'number','value':'2'},{'op':'number','value':'3'}]}]}",
                "-2 ^ 3 | {'op':'neg','args':[{'op':'pow','args':[{'op':'number','value':'2'}],'exponent':3}]}",
                "if not 1 < 2 and 3 >= 4 or 5 != 6 then 7 else 8 | {'op':'if','args':[{'op':'or','args':[{'op':'and','args':[{'op':'not','args':[{'op':'lt','args':[{'op':'number','value':'1'},{'op':'number','value':'2'}]}]},{'op':'ge','args':[{'op':'number','value':'3'},{'op':'number','value':'4'}]}]},{'op':'ne','args':[{'op':'number','value':'5'},{'op':'number','value':'6'}]}]},{'op':'number','value':'7'},{'op':'number','value':'8'}]}",
                "prior(REV_MED) | {'op':'prior','args':[{'op':'measure','code':'REV_MED'}],'n':1}",
                "rolling(REV_MED, n: 4) | {'op':'rolling','args':[{'op':'measure','code':'REV_MED'}],'n':4}",
                "growth(REV_MED) | {'op':'growth','args':[{'op':'measure','code':'REV_MED'}],'basis':'PRIOR'}",
                "growth(REV_MED, YOY) | {'op':'growth','args':[{'op':'measure','code':'REV_MED'}],'basis':'YOY'}",
                "days() | {'op':'days'}",
                "avg_balance(CA) | {'op':'avg_balance','args':[{'op':'measure','code':'CA'}]}",
                "mean_of(each_child(DISCH)) | {'op':'mean_of','args':[{'op':'each_child','args':[{'op':'measure','code':'DISCH'}]}]}",
                "per(d: STAFF, n: DISCH) | {'op':'per','args':[{'op':'measure','code':'DISCH'},{'op':'measure','code':'STAFF'}]}",
                "max(1, 2, 3) | {'op':'max','args':[{'op':'number','value':'1'},{'op':'number','value':'2'},{'op':'number','value':'3'}]}",
                "round(DISCH, 2) | {'op':'round','args':[{'op':'measure','code':'DISCH'}],'digits':2}",
                "input(\"满意度\\1\") | {'op':'input','code':'满意度\\\\1'}",
                "count_events(V01) | {'op':'count_events','code':'V01'}",
            })
    void aFormulaHasOneTree(String formula, String tree) {
        assertEquals(tree.replace('\'', '"'), compile(formula).tree());
    }

    @ParameterizedTest(name = "{0} is printed {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "  REV_MED+EXP_MED | REV_MED + EXP_MED",
                "((REV_MED)) | REV_MED",
                "(REV_MED * 2) + 1*EXP_MED | REV_MED * 2 + 1 * EXP_MED",
                "(1 + 2) * 3 | (1 + 2) * 3",
                "1 - (2 - 3) | 1 - (2 - 3)",
                "(1 - 2) - 3 | 1 - 2 - 3",
                "-(-1) | -(-1)",
                "1 - -1 | 1 - -1",
                "(-2)^2 | (-2) ^ 2",
                "(2^2)^2 | (2 ^ 2) ^ 2",
                "\"REV_MED\" | REV_MED",
                "input(\"if\") | input(\"if\")",
                "input(\"4001\") | input(\"4001\")",
                "prior(REV_MED, 1) | prior(REV_MED)",
                "prior(e: REV_MED, n: 2) | prior(REV_MED, 2)",
                "growth(REV_MED, basis: PRIOR) | growth(REV_MED)",
                "growth(REV_MED, basis: YOY) | growth(REV_MED, YOY)",
                "round(DISCH) | round(DISCH)",
                "rolling(DISCH, 1) | rolling(DISCH, 1)",
                "1 + (if 1 < 2 then 3 else 4) | 1 + (if 1 < 2 then 3 else 4)",
                "if (if 1<2 then 3 else 4) > 0 then 1 else (if 1<2 then 2 else 3) | if (if 1 < 2 then 3 else 4) > 0 then 1 else if 1 < 2 then 2 else 3",
                "if not (1<2 and 2<3) then 1 else 2 | if not (1 < 2 and 2 < 3) then 1 else 2",
                "5 % | 0.05",
            })
    void aFormulaHasOneText(String formula, String text) {
        assertEquals(text, compile(formula).text());
        assertEquals(compile(formula).hash(), compile(text).hash());
    }

    @Test
    void layoutAndNotationDoNotChangeTheHashButMeaningDoes() {
        assertEquals(
                compile("REV_MED*5%").hash(), compile("( REV_MED\n* 0.050 )").hash());
        assertNotEquals(
                compile("REV_MED * EXP_MED").hash(),
                compile("EXP_MED * REV_MED").hash());
    }

    @Test
    void theHashIsTheShaOfTheTree() {
        assertEquals(64, compile("REV_MED").hash().length());
        assertEquals(
                CanonicalJson.hash("{\"op\":\"measure\",\"code\":\"REV_MED\"}"),
                compile("REV_MED").hash());
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", CanonicalJson.hash("abc"));
    }
}
