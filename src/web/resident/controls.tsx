/** How a question can be answered by tapping: choices, place, number of people, phone, photos. Free words always work besides. */
import type { Child, FC } from 'hono/jsx'
import { pageWords as w } from '../../content/page-words.zh-CN.ts'
import type { Choice, Message } from '../../core/reply.ts'
import type { Fault } from './context.ts'

export interface ControlProps {
  message: Message
  formId: string
  /** The question, or a short word above neighbouring questions; null: keys only. */
  legend: string | null
  /** It is the open question: its legend takes the focus. */
  asks?: boolean
  /** Choices that may be ticked together. */
  many?: ReadonlySet<string> | null
  review?: boolean
  fault?: Fault
  back?: string
}

export const Controls: FC<ControlProps> = ({ message, formId, legend, asks, many, review, fault, back }) => {
  const choices = message.input === 'people' ? people(message.choices ?? []) : (message.choices ?? [])
  const ticked = choices.filter(({ id }) => many?.has(id))
  const names = `${formId}.${message.seq}`
  const shared = { formId: names, seq: message.seq, ...(back ? { back } : {}) }
  return (
    <div class="controls" data-open>
      <form method="post" action="/" data-say>
        <Hidden {...shared} part="k" />
        <fieldset class="ask">
          {legend ? (
            <legend id={asks ? 'question' : undefined} tabindex={asks ? -1 : undefined}>
              {legend}
            </legend>
          ) : null}
          {message.why ? (
            <p class="small why">
              {w.why}
              {message.why}
            </p>
          ) : null}
          {asks && message.input === 'place' ? <PlaceLinks {...(back ? { back } : {})} /> : null}
          {review ? (
            <a class="key main" href="/review">
              {w.review.open}
            </a>
          ) : null}
          {ticked.length > 0 ? <Ticks choices={ticked} /> : null}
          <ChoiceKeys choices={choices.filter((choice) => !ticked.includes(choice))} />
        </fieldset>
      </form>
      {asks && message.input === 'phone' ? <PhoneForm {...shared} {...faultOf('phone', fault)} /> : null}
      {asks && message.input === 'people' ? <PeopleForm {...shared} {...faultOf('people', fault)} /> : null}
      {asks && message.input === 'photos' ? <PhotoForm {...shared} /> : null}
    </div>
  )
}

/** The counter says numbers better than keys for two, three, four people. */
function people(choices: readonly Choice[]): Choice[] {
  return choices.filter(({ label }) => !/^\d/.test(label))
}

function faultOf(field: Fault['field'], fault: Fault | undefined): { fault?: Fault } {
  return fault?.field === field ? { fault } : {}
}

interface FormProps {
  formId: string
  seq: number
  back?: string
  fault?: Fault
}

const Hidden: FC<FormProps & { part: string }> = ({ formId, seq, back, part }) => (
  <>
    <input type="hidden" name="clientId" value={`${formId}.${part}`} />
    <input type="hidden" name="at" value={String(seq)} />
    {back ? <input type="hidden" name="back" value={back} /> : null}
  </>
)

/** Full width and stacked, unless every label is at most four characters. */
export const ChoiceKeys: FC<{ choices: readonly Choice[] }> = ({ choices }) => {
  if (choices.length === 0) return null
  const short = choices.every(({ label }) => label.length <= 4) && choices.length > 1
  return (
    <div class={short ? 'choices short' : 'choices'}>
      {choices.map(({ id, label }) => (
        <button name="choice" value={id} class="key choice">
          {label}
        </button>
      ))}
    </div>
  )
}

/** Several may be true: ticked, then sent together. */
const Ticks: FC<{ choices: readonly Choice[] }> = ({ choices }) => (
  <>
    <div class="choices">
      {choices.map(({ label }) => (
        <label class="key choice tick">
          <input type="checkbox" name="pick" value={label} />
          {label}
        </label>
      ))}
    </div>
    <button class="key main">{w.picked}</button>
  </>
)

const PlaceLinks: FC<{ back?: string }> = ({ back }) => (
  <div class="place" data-place data-only={w.place.onlyTown}>
    <p class="small">{w.place.label}</p>
    <a class="key" href={back ? `/place?back=${encodeURIComponent(back)}` : '/place'} data-cascade>
      {w.place.pick}
    </a>
  </div>
)

const PhoneForm: FC<FormProps> = ({ fault, ...shared }) => (
  <form method="post" action="/" class="field" data-say>
    <Hidden {...shared} part="p" />
    <label for="phone">{w.phone.label}</label>
    <FieldFault id="phone-fault" fault={fault} />
    <input
      id="phone"
      name="phone"
      type="tel"
      inputmode="tel"
      autocomplete="tel"
      placeholder={w.phone.hint}
      value={fault?.typed['phone'] ?? ''}
      aria-invalid={fault ? 'true' : undefined}
      aria-describedby={fault ? 'phone-fault' : undefined}
    />
    <button class="key main">{w.phone.done}</button>
  </form>
)

const FIELDS = ['adults', 'elders', 'children'] as const

const PeopleForm: FC<FormProps> = ({ fault, ...shared }) => (
  <form method="post" action="/" class="field people" data-say data-people>
    <Hidden {...shared} part="n" />
    <FieldFault id="people-fault" fault={fault} />
    {FIELDS.map((name) => (
      <div class="count">
        <label for={`n-${name}`}>{w.people[name]}</label>
        <input
          id={`n-${name}`}
          name={name}
          type="number"
          inputmode="numeric"
          min="0"
          max="20"
          value={fault?.typed[name] ?? '0'}
          data-less={w.people.fewer(w.people[name])}
          data-more={w.people.more(w.people[name])}
          aria-describedby={fault ? 'people-fault' : undefined}
        />
      </div>
    ))}
    <output class="small" data-total="" for="n-adults n-elders n-children" />
    <button class="key main">{w.people.done}</button>
  </form>
)

export const PhotoForm: FC<FormProps> = (shared) => (
  <form method="post" action="/" enctype="multipart/form-data" class="field photos" data-photos>
    <Hidden {...shared} part="f" />
    <label for="files" class="take">
      {w.photos.take}
    </label>
    <input id="files" type="file" name="file" accept="image/*" multiple />
    <ul class="shots" data-shots />
    <p class="small">{w.photos.note}</p>
    <button class="key main">{w.photos.done}</button>
  </form>
)

const FieldFault: FC<{ id: string; fault?: Fault | undefined }> = ({ id, fault }): Child =>
  fault ? (
    <p class="fault" id={id}>
      {w.errors.prefix}
      {fault.words}
    </p>
  ) : null
