package org.vademecum.eval.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vademecum.cli.CommandRunner;
import org.vademecum.cli.Fault;

class CaseImportTest {
  @TempDir private Path folder;

  private CaseImport imported(String name, String text) throws IOException {
    return CaseImport.read(List.of(Files.writeString(folder.resolve(name), text)), "auto");
  }

  @Test
  void ragtruth_joins_a_response_with_its_source_and_keeps_marked_spans() throws IOException {
    Files.writeString(
        folder.resolve("source_info.jsonl"),
        """
        {"source_id":"1","task_type":"QA","source":"MARCO","source_info":{"question":"how warm?","passages":"passage 1: It is 20 degrees."},"prompt":"p"}
        {"source_id":"2","task_type":"Data2txt","source":"Yelp","source_info":{"name":"Bar","hours":{"Monday":"9-5"},"closed":null},"prompt":"p"}
        """);
    var read =
        imported(
            "response.jsonl",
            """
            {"id":"7","source_id":"1","model":"m","temperature":0.7,"labels":[],"split":"test","quality":"good","response":"20 degrees."}
            {"id":"8","source_id":"2","model":"m","temperature":0.7,"labels":[{"start":0,"end":4,"text":"Café","meta":"","label_type":"Evident Conflict"}],"split":"test","quality":"good","response":"Café, open on Monday."}
            {"id":"9","source_id":"3","model":"m","labels":[],"response":"x"}
            """);
    assertThat(read.format()).isEqualTo("ragtruth");
    assertThat(read.faults()).containsExactly("response.jsonl:3: no source of the id 3");
    assertThat(read.cases()).extracting(SupportCase::label).containsExactly(1, 0);
    assertThat(read.cases().getFirst().question()).isEqualTo("how warm?");
    assertThat(read.cases().getLast().source()).isEqualTo("name: Bar\nhours Monday: 9-5");
    assertThat(read.cases().getLast().spans())
        .containsExactly(new SupportCase.Span(0, 4, "Café", "Evident Conflict"));
  }

  @Test
  void ragtruth_without_sources_says_what_to_give() {
    assertThatThrownBy(
            () ->
                imported(
                    "r.jsonl",
                    "{\"id\":\"7\",\"source_id\":\"1\",\"labels\":[],\"response\":\"x\"}"))
        .isInstanceOf(Fault.class)
        .hasMessageStartingWith("responses without their sources: ");
  }

  @Test
  void halueval_gives_a_right_and_a_hallucinated_answer_of_one_group() throws IOException {
    var read =
        imported(
            "qa_data.json",
            """
            {"knowledge":"The Oder flows into the Baltic.","question":"Where does the Oder flow?","right_answer":"the Baltic","hallucinated_answer":"The Oder flows into the North Sea."}
            {"knowledge":"k","question":"q","right_answer":"","hallucinated_answer":"x"}
            """);
    assertThat(read.cases())
        .extracting(SupportCase::group)
        .containsExactly("halueval-qa-1", "halueval-qa-1");
    assertThat(read.cases()).extracting(SupportCase::label).containsExactly(1, 0);
    assertThat(read.faults()).containsExactly("qa_data.json:2: no right_answer");
  }

  @Test
  void halueval_knows_dialogues_summaries_and_general_answers() throws IOException {
    var read =
        imported(
            "all.json",
            """
            {"knowledge":"k","dialogue_history":"[Human]: h","right_response":"r","hallucinated_response":"w"}
            {"document":"d","right_summary":"r","hallucinated_summary":"w"}
            {"ID":"1","user_query":"q","chatgpt_response":"a","hallucination_label":"yes"}
            {"ID":"2","user_query":"q","chatgpt_response":"a","hallucination_label":"perhaps"}
            """);
    assertThat(read.cases())
        .extracting(SupportCase::kind)
        .containsExactly("dialogue", "dialogue", "summarization", "summarization", "general");
    assertThat(read.cases().getLast().label()).isZero();
    assertThat(read.faults())
        .containsExactly("all.json:4: hallucination_label is neither yes nor no");
  }

  @Test
  void faithbench_takes_the_worst_label_and_groups_by_source() throws IOException {
    var read =
        imported(
            "batch_1.json",
            """
            {
              "samples": [
                {"sample_id":0,"source":"S one.","summary":"A","annotations":[
                  {"annot_id":1,"annotator_id":"a","label":["Benign"],"summary_span":"A","summary_start":0,"summary_end":1},
                  {"annot_id":2,"annotator_id":"b","label":["Unwanted","Unwanted.Instrinsic"],"summary_span":"A","summary_start":0,"summary_end":1}]},
                {"sample_id":1,"source":"S one.","summary":"B","annotations":[]},
                {"sample_id":2,"source":"S two.","summary":"C","annotations":[{"label":["Benign"],"summary_span":"C","summary_start":0,"summary_end":1}]}
              ]
            }
            """);
    assertThat(read.cases()).extracting(SupportCase::label).containsExactly(0, 1, 1);
    assertThat(read.cases())
        .extracting(SupportCase::kind)
        .containsExactly("Unwanted", "Consistent", "Benign");
    assertThat(read.cases().get(1).group()).isEqualTo(read.cases().get(0).group());
    var table =
        imported(
            "FaithBench.csv",
            "source,summary,LLM,worst-label,best-label\n\"S, one\",\"B\nb\",m,Questionable,Benign\n");
    assertThat(table.cases().getFirst().label()).isZero();
    assertThat(table.cases().getFirst().response()).isEqualTo("B\nb");
  }

  @Test
  void medhallu_reads_knowledge_as_a_list_and_as_python_prints_it() throws IOException {
    var lines =
        imported(
            "m.jsonl",
            """
            {"Question":"q","Knowledge":["One.","Two."],"Ground Truth":"g","Difficulty Level":"easy","Hallucinated Answer":"h","Category of Hallucination":"Mechanism"}
            """);
    assertThat(lines.cases().getFirst().source()).isEqualTo("One. Two.");
    assertThat(lines.cases().getLast().kind()).isEqualTo("Mechanism");
    var table =
        imported(
            "m.csv",
            "Question,Knowledge,Ground Truth,Difficulty Level,Hallucinated Answer,Category of"
                + " Hallucination\nq,\"['One.' 'Two.']\",g,easy,h,Mechanism\n");
    assertThat(table.cases().getFirst().source()).isEqualTo("One. Two.");
  }

  @Test
  void truthfulqa_never_puts_a_right_answer_into_its_own_source() throws IOException {
    var read =
        imported(
            "TruthfulQA.csv",
            """
            Type,Category,Question,Best Answer,Correct Answers,Incorrect Answers,Source
            Adversarial,Weather,Is rain wet?,Yes,Yes; Rain is wet; Rain wets,No; Rain is dry,https://example.org
            """);
    assertThat(read.cases()).hasSize(5);
    assertThat(read.cases()).extracting(SupportCase::label).containsExactly(1, 1, 1, 0, 0);
    assertThat(read.cases().get(1).source()).isEqualTo("Yes.\nRain wets.");
  }

  @Test
  void healthbench_keeps_rubrics_and_has_no_label() throws IOException {
    var read =
        imported(
            "hb.jsonl",
            """
            {"example_tags":["theme:hedging"],"prompt_id":"p1","prompt":[{"role":"user","content":"Is it safe?"}],"rubrics":[{"criterion":"Asks for the dose","points":5,"tags":[]},{"criterion":"Says yes at once","points":-3,"tags":[]}],"ideal_completions_data":{"ideal_completion":"How much do you take?"}}
            {"example_tags":[],"prompt_id":"p2","prompt":[{"role":"user","content":"And this?"}],"rubrics":[],"ideal_completions_data":null}
            """);
    assertThat(read.cases().getFirst().criteria())
        .containsExactly(
            new SupportCase.Criterion("Asks for the dose", 5),
            new SupportCase.Criterion("Says yes at once", -3));
    assertThat(read.cases().getFirst().label()).isNull();
    assertThat(read.cases().getLast().response()).isNull();
  }

  @Test
  void an_unknown_form_is_told_what_it_lacks() throws IOException {
    assertThatThrownBy(
            () ->
                imported(
                    "m.jsonl", "{\"Question\":\"q\",\"Knowledge\":\"k\",\"Ground Truth\":\"g\"}"))
        .hasMessageStartingWith(
            "not a known form of cases, its fields are Question, Knowledge, Ground Truth: ")
        .extracting(e -> ((Fault) e).remedy())
        .isEqualTo("did you mean medhallu? it lacks Hallucinated Answer");
    var file =
        Files.writeString(folder.resolve("p.jsonl"), "{\"source\":\"s\",\"response\":\"r\"}");
    assertThatThrownBy(() -> CaseImport.read(List.of(file), "ragtruht"))
        .hasMessage("no such format: ragtruht")
        .extracting(e -> ((Fault) e).remedy().startsWith("did you mean ragtruth?"))
        .isEqualTo(true);
  }

  @Test
  void a_file_of_faulty_lines_alone_fails_with_the_first() {
    assertThatThrownBy(
            () -> imported("p.jsonl", "{\"source\":\"s\",\"response\":\"r\",\"label\":2}\n"))
        .hasMessage("no case could be read: p.jsonl:1: a label is 0 or 1: 2");
  }

  @Test
  void the_command_writes_lines_and_names_what_was_faulty() throws IOException {
    var file =
        Files.writeString(
            folder.resolve("p.jsonl"),
            "{\"source\":\"s\",\"response\":\"r\",\"label\":1}\n{\"source\":\"s\",\n");
    var out = folder.resolve("out.jsonl");
    var err = new ByteArrayOutputStream();
    var code =
        CommandRunner.run(
            new ImportCommand(),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            file.toString(),
            "--out",
            out.toString());
    assertThat(code).isZero();
    assertThat(Files.readString(out))
        .isEqualTo(
            """
            {"id":"1","group":"1","source":"s","response":"r","label":1,"language":"en","spans":[],"criteria":[]}
            """);
  }
}
