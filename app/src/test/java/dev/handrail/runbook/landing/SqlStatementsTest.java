package dev.handrail.runbook.landing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.runbook.landing.SqlStatements.Leaving;
import dev.handrail.runbook.landing.SqlText.Dialect;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What would get a block that only reads out of its transaction, however it is written, and what only looks like it. */
class SqlStatementsTest {
    private static Optional<String> word(String text, Dialect dialect) {
        return SqlStatements.leaving(text, dialect).map(Leaving::word);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COMMIT",
                "commit;",
                "SELECT 1; Commit ; DELETE FROM t",
                "SELECT ';'; /* ; */ COMMIT AND CHAIN",
                "/* first */ COMMIT",
                "-- first\nCOMMIT",
                "ROLLBACK; DELETE FROM t",
                "BEGIN",
                "START\n  TRANSACTION READ WRITE",
                "SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE",
                "SET TRANSACTION READ WRITE",
                "SAVEPOINT a",
                "COPY t TO PROGRAM 'id'",
                "copy (SELECT 1)TO'/tmp/x'",
                "COPY \"TO STDOUT x\"TO PROGRAM 'id'",
                "COPY t FROM STDIN",
                "SELECT 1; KILL 5",
                "SHUTDOWN",
                "SET GLOBAL max_connections = 1",
                "SELECT * FROM t INTO/**/OUTFILE '/tmp/x'",
                "SELECT 'a'INTO dumpfile '/tmp/x'",
                "DO $$ BEGIN PERFORM 1; END $$",
                "CALL work()",
                "'x'",
            })
    void leavesInBoth(String text) {
        assertThat(word(text, Dialect.POSTGRESQL)).as("PostgreSQL").isPresent();
        assertThat(word(text, Dialect.MYSQL)).as("MySQL").isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "END",
                "ABORT",
                "PREPARE TRANSACTION 'x'",
                "SET default_transaction_read_only = off",
                "SET LOCAL \"transaction_read_only\" TO off",
                "RESET default_transaction_read_only",
                "RESET ALL",
                "DISCARD ALL",
                "SELECT $$ it's $$; END",
                "SELECT E'it\\'s'; END",
                "SELECT type'\\'; END",
                "SELECT a$x$; COMMIT; SELECT b$x$",
                "SELECT $é$ ' $é$; COMMIT; SELECT '",
            })
    void leavesInPostgres(String text) {
        assertThat(word(text, Dialect.POSTGRESQL)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET autocommit = 0",
                "SET@@session.tx_read_only=0",
                "SET max_statement_time = 1, autocommit = 0",
                "SET NAMES gbk",
                "SET @@session.tx_read_only = 0",
                "SET SESSION `transaction_read_only` = 0",
                "SET STATEMENT tx_read_only = 0 FOR DELETE FROM t",
                "SET sql_mode = 'NO_BACKSLASH_ESCAPES'",
                "DELIMITER //\nCOMMIT//",
                "PREPARE s FROM 'COMMIT'",
                "EXECUTE IMMEDIATE 'COMMIT'",
                "XA BEGIN 'x'",
                "/*!50000 COMMIT */",
                "SELECT 1 /*M! + 1 */",
                "SELECT 5--1; COMMIT",
                "# first\nCOMMIT",
                "SELECT 'it\\'s'; COMMIT",
            })
    void leavesInMySql(String text) {
        assertThat(word(text, Dialect.MYSQL)).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void whatOnlyReadsStays(Dialect dialect) {
        for (String text : new String[] {
            "",
            ";;",
            "SELECT 'COMMIT'; SELECT 1 AS \"commit\"",
            "SELECT committed, rollback_count, begins FROM t -- COMMIT\n;/* ROLLBACK */",
            "SELECT CASE WHEN a THEN 1 END\nFROM t",
            "WITH x AS (SELECT 1) SELECT * FROM x",
            "SET statement_timeout = 1000; EXPLAIN SELECT 1",
            "SHOW TABLES",
            "(SELECT 1) UNION (SELECT 2)",
            "VALUES (1)",
            "SET SESSION lock_timeout=5",
            "DELETE FROM t",
            "SELECT count(*) FROM ${table} WHERE said = ${words}",
        }) {
            assertThat(word(text, dialect)).as(text).isEmpty();
        }
    }

    @Test
    void whatOnlyOneOfThemHasStaysThere() {
        for (String text : new String[] {"COPY t TO STDOUT", "COPY (SELECT 1) TO STDOUT (FORMAT csv)"}) {
            assertThat(word(text, Dialect.POSTGRESQL)).as(text).isEmpty();
        }
        assertThat(word("SELECT $x$ ; COMMIT $x$", Dialect.POSTGRESQL)).isEmpty();
        assertThat(word("SET search_path = a, b", Dialect.POSTGRESQL)).isEmpty();
        for (String text : new String[] {"DESCRIBE t", "desc t", "USE other; SELECT 1", "SET @a = 1; SELECT @a"}) {
            assertThat(word(text, Dialect.MYSQL)).as(text).isEmpty();
        }
    }

    @Test
    void theLineIsThatOfTheStatement() {
        String text = "SELECT 1;\n\n  -- and then\n  COMMIT;";
        assertThat(SqlStatements.leaving(text, Dialect.POSTGRESQL)).contains(new Leaving("COMMIT", 3));
        assertThat(SqlStatements.leaving("SELECT 1;\nEND", Dialect.MYSQL)).contains(new Leaving("END", 1));
    }
}
