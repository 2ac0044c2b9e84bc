//! Every figure against a second implementation, in another language and written from the glossary alone (`main.mjs`
//! beside this file): on the sample organisation, and on a thousand companies whose weeks are lived at random. Both
//! read the same rows; what the server has frozen, published and made of it is compared figure by figure.

mod company;
mod compare;
mod event;
mod life;
mod node;
mod publication;
mod rows;
mod sample;
mod served;

use company::Template;
use compare::Compared;
use node::Reference;
use std::sync::Arc;
use tokio::task::JoinSet;

const COMPANIES: u64 = 1000;
/// Lived side by side.
const AT_ONCE: usize = 4;

/// `HILO_COMPANY` names one of them: that which a failure speaks of.
fn which() -> std::ops::RangeInclusive<u64> {
    match std::env::var("HILO_COMPANY") {
        Ok(one) => one.parse().map(|one| one..=one).unwrap(),
        Err(_) => 1..=COMPANIES,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_companies() {
    let reference = Arc::new(Reference::start());
    let template = Arc::new(Template::new().await);
    let mut lives = JoinSet::new();
    let mut compared = Compared::default();
    for seed in which() {
        if lives.len() == AT_ONCE {
            compared += lives.join_next().await.unwrap().unwrap();
        }
        let (reference, template) = (Arc::clone(&reference), Arc::clone(&template));
        lives.spawn(async move {
            let mut company = life::lived(&template, seed).await;
            compare::compare(&format!("company {seed}"), &mut company, &reference).await
        });
    }
    while let Some(one) = lives.join_next().await {
        compared += one.unwrap();
    }
    println!("{} companies: {compared}", which().count());
    if which().count() > 1 {
        compared.assert_of_everything(COMPANIES);
    }
}

#[tokio::test]
async fn the_sample_organisation() {
    let reference = Reference::start();
    let mut company = sample::at_the_end_of_a_period().await;
    let compared = compare::compare("the sample", &mut company, &reference).await;
    println!("the sample: {compared}");
    compared.assert_of_everything(1);
}
