import { type OutputOf, routes } from "@touchstone/contract";
import type { DemoStory } from "@touchstone/server";
import type { Player } from "./cast.ts";
import { done, StoryBroken } from "./teller.ts";

const { cases } = routes;

export type CaseView = OutputOf<typeof cases.show>;

/** One case on everybody's desk: who files, signs and looks. */
export const caseDesk = (id: string, story: DemoStory) => {
  const params = { case: id };
  const show = async (player: Player): Promise<CaseView> => done(await player.client.call(cases.show, { params }));

  const values = (kind: string): DemoStory["records"][string] => {
    const found = story.records[kind];
    if (found === undefined) throw new StoryBroken(`demo/story.yaml says nothing of ${kind}`, null);
    return found;
  };

  const recordOf = (view: CaseView, kind: string, about: string | null): string => {
    const found = view.records.findLast(
      (record) => record.kind === kind && record.about === about && record.replacedBy === null,
    );
    if (found === undefined) throw new StoryBroken(`there is no ${kind}`, null);
    return found.id;
  };

  const tryToFile = (player: Player, kind: string, about: string | null = null, given = values(kind)) =>
    player.client.call(cases.fileRecord, { params, body: { kind, about, values: given } });

  /** Files a record and has it signed, each in their own name. */
  const file = async (
    filer: Player,
    kind: string,
    signers: readonly (readonly [Player, string])[],
    about: string | null = null,
  ): Promise<void> => {
    done(await tryToFile(filer, kind, about));
    for (const [player, signature] of signers) {
      const record = recordOf(await show(player), kind, about);
      done(await player.client.call(cases.sign, { params: { case: id, record }, body: { signature } }));
    }
  };

  return { params, show, file, tryToFile, values };
};

export type CaseDesk = ReturnType<typeof caseDesk>;
